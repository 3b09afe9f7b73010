import { isEnumType, validate, type GraphQLSchema } from 'graphql';
import { apiSchema } from '../scripts/sdl.mjs';
import { documents } from '../scripts/documents.mjs';
import { en } from '../src/i18n/en.ts';

const schema: GraphQLSchema = apiSchema();

const named = (name: string): readonly string[] => {
  const type = schema.getType(name);
  return isEnumType(type) ? type.getValues().map((value) => value.name) : [];
};

describe('the console', () => {
  it('asks only what the contracts of the subgraphs answer', () => {
    const definitions = documents().flatMap(({ document }) => document.definitions);
    const faults = validate(schema, { kind: 'Document', definitions } as never);
    expect(faults.map(({ message }) => message)).toEqual([]);
  });

  it('names each operation once, as the generated types need it', () => {
    const names = documents().flatMap(({ document }) =>
      document.definitions.flatMap((definition) => ('name' in definition ? [definition.name?.value ?? ''] : [''])),
    );
    expect(names).not.toContain('');
    expect(new Set(names).size).toBe(names.length);
  });

  it.each([
    ['CaseState', en.state],
    ['CaseChannel', en.channel],
    ['CaseLight', en.light],
    ['CaseStage', en.stage],
    ['CaseTier', en.tier],
    ['CaseActionName', en.actions.name],
    ['CannotHandle', en.cause],
    ['AttachmentKind', en.photo],
    ['CoHandlerState', en.coHandler],
    ['PauseKind', en.pauseKind],
    ['PauseState', en.pauseState],
    ['CallbackOutcome', en.actions.outcomes],
    ['JointAnswer', en.actions.answers],
    ['ReporterKind', en.reporterKind],
    ['StatLevel', en.statLevel],
    ['AdminModel', en.adminModel],
    ['GridType', en.gridType],
    ['PointKind', en.pointKind],
    ['WorkerKind', en.workerKind],
    ['AssignmentRole', en.assignment],
    ['Residency', en.residency],
    ['ResidentStatus', en.residentStatus],
    ['AgeBand', en.ageBand],
    ['IdType', en.idType],
    ['ResidentField', en.residentField],
    ['ChangeSource', en.changeSource],
    ['ChangeState', en.changeState],
    ['RelationToHead', en.relationToHead],
    ['ResidenceRelation', en.residenceRelation],
    ['KinshipKind', en.kinship],
    ['HouseholdKind', en.householdKind],
    ['HouseholdState', en.householdState],
    ['DuplicateReason', en.duplicateReason],
    ['DuplicateState', en.duplicateState],
    ['MergeState', en.mergeState],
    ['ConsentState', en.consentState],
    ['RequestKind', en.requestKind],
    ['RequestState', en.requestState],
    ['SpecialTagState', en.specialTagState],
    ['AuditOutcome', en.people.access],
    ['BuildingKind', en.homes.buildingKind],
    ['FacilityKind', en.homes.facility],
    ['HouseUse', en.homes.use],
    ['HouseTenure', en.homes.tenure],
    ['AddressLayerKind', en.homes.layer],
    ['LeaseState', en.homes.lease.state],
    ['HazardKind', en.homes.hazard.kind],
    ['HazardSeverity', en.homes.hazard.severity],
    ['HazardState', en.homes.hazard.state],
    ['HazardResponsible', en.homes.hazard.responsible],
    ['HazardOutcome', en.homes.hazard.outcome],
    ['HazardAction', en.homes.hazard.action],
    ['HazardOrder', en.homes.hazard.order],
    ['MismatchKind', en.homes.mismatch.kind],
    ['MismatchState', en.homes.mismatch.state],
    ['MismatchResolution', en.homes.mismatch.resolution],
    ['ImportState', en.imports.state],
    ['ImportChange', en.imports.change],
  ])('has a word for every %s', (name, words) => {
    expect(named(name).length).toBeGreaterThan(0);
    expect(Object.keys(words)).toEqual(expect.arrayContaining([...named(name)]));
  });
});
