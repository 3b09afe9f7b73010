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
    ['ElderState', en.elders.state],
    ['WatchLevel', en.elders.watch],
    ['LivingSituation', en.elders.situation],
    ['IncomeTag', en.elders.incomeTag],
    ['ContactRelation', en.elders.relation],
    ['CareKind', en.elders.careKind],
    ['CareTaskState', en.elders.taskState],
    ['AlertKind', en.elders.alertKind],
    ['AlertState', en.elders.alertState],
    ['AlertStep', en.elders.step],
    ['MealTime', en.elders.meal],
    ['MealState', en.elders.mealState],
    ['ServiceOrderState', en.eldersDesk.orderState],
    ['ProviderState', en.eldersDesk.providerState],
    ['CanteenKind', en.eldersDesk.canteenKind],
    ['AssessmentState', en.elders.assessmentState],
    ['AssessmentReason', en.elders.assessmentReason],
    ['AssessmentOutcome', en.elders.outcome],
    ['AbilityDimension', en.elders.dimension],
    ['Diagnosis', en.elders.diagnosis],
    ['RiskEventKind', en.elders.riskEvent],
    ['MerchantKind', en.shops.kind],
    ['MerchantStatus', en.shops.status],
    ['EmployeeBand', en.shops.employees],
    ['LicenceKind', en.shops.licenceKind],
    ['LicenceState', en.shops.licenceState],
    ['CreditCause', en.shops.cause],
    ['InspectionResult', en.shops.result],
    ['InspectionState', en.shops.inspectionState],
    ['InspectionAction', en.shops.inspectionAction],
    ['LotState', en.shops.lotState],
    ['SourceKind', en.shops.source],
    ['GoodsUnit', en.shops.unit],
    ['PartyOrgKind', en.party.orgKind],
    ['MemberRegistration', en.partyDesk.registration],
    ['MemberStatus', en.party.memberStatus],
    ['StandingBand', en.party.band],
    ['PartyActivityKind', en.party.activityKind],
    ['PartyActivityState', en.party.activityState],
    ['NeedKind', en.party.needKind],
    ['NeedState', en.party.needState],
    ['NeedAction', en.party.needAction],
    ['ClaimKind', en.party.claim],
    ['CallState', en.party.callState],
    ['ProjectState', en.party.projectState],
    ['ShiftState', en.party.shiftState],
  ])('has a word for every %s', (name, words) => {
    expect(named(name).length).toBeGreaterThan(0);
    expect(Object.keys(words)).toEqual(expect.arrayContaining([...named(name)]));
  });
});
