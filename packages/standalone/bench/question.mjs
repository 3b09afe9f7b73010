// The Overview operation as the console asks it: one text for every level.
export const OVERVIEW = `query Overview($code: ID!, $range: DateRange!) {
  jurisdiction(code: $code) {
    code name statLevel tiers
    caseStats(range: $range) { reported closed onTimeRate overdue satisfaction byChannel { channel count } }
    gridStats { grids points qrCodes households }
    workforceStats(range: $range) { workers onDuty visitsDone }
    populationStats { residents households elders60 elders80 unverified completeness duplicatesOpen pendingChanges
      elders80Alone { value fewerThan } under14 { value fewerThan }
      byResidency { residency count } byAgeBand { ageBand count } bySex { sexCode count } }
    housingStats { houses rented vacant vacancyRate mismatchesOpen hazardsOpen leasesExpiring byUse { use count } }
    children { code name caseStats(range: $range) { overdue } populationStats { residents } housingStats { houses } }
  }
}`;

const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

export const overviewOf = (code) => ({
  query: OVERVIEW,
  variables: { code, range: { from: day(-90), until: day(1) } },
});
