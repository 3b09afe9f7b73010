import { createHash } from 'node:crypto';
import { permissions, type Permission } from '@linli/contract';
import type { Case, World } from '@linli/cases';

/** Who does the next thing. */
export type Part = 'GRID' | 'HOLDER' | 'CHECKER' | 'DEPARTMENT' | 'CO_HANDLER' | 'CLOCK';

/** Subjects of the sample logins and workers by their post, `grid-worker@…`, `hub@…`, `dept:fire@…`. */
export type Subjects = ReadonlyMap<string, string>;

// Whoever has no login is somebody all the same, and the same somebody each time.
function subjectAt(subjects: Subjects, post: string): string {
  const hex = createHash('sha256').update(`linli/${post}`).digest('hex');
  return (
    subjects.get(post) ??
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  );
}

const all: ReadonlySet<Permission> = new Set(Object.keys(permissions) as Permission[]);

const firstLevel = (grid: string): string => grid.slice(0, 15);

type Viewer = World['viewer'];

/** The person who may do this part with the case now; the rules themselves check that it is so. */
export function actorOf(part: Part, row: Case, subjects: Subjects): Viewer {
  const nobody = { home: row.nodeCode, grids: [], departments: [], permissions: all };
  const asker = row.coHandlers.find(({ state }) => state === 'ASKED');
  const department = (name: string, home: string): Viewer => ({
    ...nobody,
    home,
    departments: [name],
    id: subjectAt(subjects, `dept:${name}@${home}`),
  });
  if (part === 'CLOCK') return { ...nobody, id: 'svc:cases/clock' };
  if (part === 'GRID' && row.grid) {
    const grid = firstLevel(row.grid);
    return { ...nobody, grids: [grid], home: row.jurisdiction, id: subjectAt(subjects, `grid-worker@${grid}`) };
  }
  if (part === 'CO_HANDLER' && asker) return department(asker.department, asker.nodeCode);
  if (part === 'DEPARTMENT' && row.department) return department(row.department, row.departmentNode ?? row.nodeCode);
  return { ...nobody, id: subjectAt(subjects, `hub@${row.nodeCode}`) };
}
