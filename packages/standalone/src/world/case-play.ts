import {
  addTime,
  type Case,
  type Move,
  officeHours,
  reporting,
  type StepFields,
  tickCase,
  type World,
} from '@linli/cases';
import { twoTierBy } from '@linli/vocabulary';
import { actorOf, type Subjects } from './case-actors.ts';
import { type Course, nextAct } from './case-course.ts';

/** A case with its history, as far as it has come. */
export interface Played {
  readonly row: Case;
  readonly steps: readonly StepFields[];
}

/** The stage on which the curtain falls. */
export interface Scene {
  readonly course: Course;
  readonly subjects: Subjects;
  /** Nothing happens after this instant. */
  readonly now: Date;
  /** Nobody does anything any more once it stands there. */
  readonly stopAt?: Case['state'];
  /** One thing follows the other within minutes. */
  readonly isBrisk?: boolean;
}

const isTwoTier = twoTierBy('stated');

const worldAt = (scene: Scene, viewer: World['viewer'], now: Date): World => ({
  viewer,
  now,
  isTwoTier,
  calendar: officeHours,
  category: scene.course.category,
});

function applied({ row, steps }: Played, move: Move, world: World): Played {
  const at = { caseId: row.id, at: world.now, by: world.viewer.id };
  return {
    row: { ...row, ...move.set, version: row.version + 1 },
    steps: [...steps, ...move.steps.map((draft) => ({ isPublic: false, ...draft, ...at }))],
  };
}

/** Lets the clocks say what they have to say until an instant. */
function ticked(played: Played, until: Date, scene: Scene): Played {
  let now = played;
  for (;;) {
    const { checkAt } = now.row;
    if (!now.row.isOpen || !checkAt || checkAt > until) return now;
    const world = worldAt(scene, actorOf('CLOCK', now.row, scene.subjects), checkAt);
    const move = tickCase(now.row, world);
    if (!move) return now;
    now = applied(now, move, world);
  }
}

const lastAt = ({ row, steps }: Played): Date => steps.at(-1)?.at ?? row.reportedAt;

// Shares of a stage's time until somebody acts: most in good time, some late, few so late that the next tier is told.
const paces = { '0.25': 46, '0.6': 32, '0.9': 13, '1.3': 7, '1.7': 2 } as const;

/** When the next thing happens: some share of the running clock's time after it began. */
function timeOfNext(played: Played, { isBrisk, course: { chance } }: Scene): Date {
  const { row } = played;
  if (isBrisk) return new Date(lastAt(played).getTime() + chance.between(2, 9) * 60_000);
  const clock = row.clocks.find(({ stage, endedAt }) => stage !== 'OVERALL' && !endedAt);
  if (!clock) return row.reportedAt;
  const share = Number(chance.weighted(paces)) * (0.4 + 0.6 * chance.next());
  const timing = { natural: clock.natural, calendar: officeHours };
  const after = addTime(clock.startedAt, Math.max(1, clock.limit * share), timing);
  return clock.pausedAt && row.checkAt && row.checkAt > after ? row.checkAt : after;
}

// Several tries at one call-back or answers in one stage follow each other by hours, not all at once.
const APART = 2 * 3_600_000;

const notBefore = (at: Date, played: Played): Date => {
  const last = lastAt(played);
  return at > last ? at : new Date(last.getTime() + APART);
};

const nextOf = ({ row, steps }: Played, { course }: Scene) =>
  nextAct(row, { ...course, hasPaused: steps.some(({ action }) => action === 'SUSPEND') });

// More than any course has: a course that does not end is a mistake in it.
const LONGEST = 60;

/** Plays a case by the rules of the regulation until it ends, stops, or the present is reached. */
export function play(begun: Played, scene: Scene): Played {
  let played = begun;
  for (let acts = 0; acts < LONGEST; acts += 1) {
    const { state } = played.row;
    const act = state === scene.stopAt ? null : nextOf(played, scene);
    const at = act ? notBefore(timeOfNext(played, scene), played) : scene.now;
    played = ticked(played, at < scene.now ? at : scene.now, scene);
    if (!act || at > scene.now) return played;
    // The clock itself may have sent it elsewhere meanwhile: then somebody else is next.
    if (played.row.state !== state) continue;
    const world = worldAt(scene, actorOf(act.by, played.row, scene.subjects), at);
    const move = act.rule(played.row, world);
    if (move) played = applied(played, move, world);
  }
  throw new Error(`Case ${begun.row.id} does not end`);
}

interface FirstWord {
  readonly report: Parameters<typeof reporting.report>[0];
  readonly viewer: World['viewer'];
  readonly at: Date;
}

/** The first line of a history, and the second where the category goes straight to the grid. */
export function reportedIn(bare: Case, { report, viewer, at }: FirstWord, scene: Scene): Played {
  const world = worldAt(scene, viewer, at);
  const first = applied({ row: bare, steps: [] }, reporting.report(report, world), world);
  if (!reporting.isForGrid(first.row, world)) return first;
  return applied(first, reporting.acceptByCategory(first.row, world), world);
}
