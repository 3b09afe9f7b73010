/** What can go wrong in housing. */
export const housingErrors = {
  ADDRESS_INVALID: { zh: '地址格式无法识别', en: 'This is not an address of an estate, building or room' },
  ADDRESS_TAKEN: { zh: '该地址已属于另一处', en: 'This address belongs to something else already' },
  FLOOR_INVALID: { zh: '楼层超出该楼栋范围', en: 'The building has no such floor' },
  HOUSE_OCCUPIED: { zh: '房屋内尚有登记居民', en: 'People are registered in this house' },
  HOUSE_LEASED: { zh: '房屋尚有有效租赁', en: 'A lease of this house still runs' },
  HOUSE_USE_SAME: { zh: '房屋用途未变', en: 'The house is used like that already' },
  LEASE_PERIOD: { zh: '租期须为一天以上、二十年以内', en: 'A lease runs for at least a day and at most twenty years' },
  LEASE_TENANTS: { zh: '承租人须为 1 至 20 人且不重复', en: 'A lease has 1 to 20 tenants, each once' },
  LEASE_OVERLAPS: { zh: '承租人在该房屋已有有效租赁', en: 'One of the tenants has a lease of this house already' },
  LEASE_ENDED: { zh: '该租赁已终止', en: 'This lease has ended' },
  TERM_INVALID: {
    zh: '任期须在五年以内且不早于成立日',
    en: 'A term ends after it begins and lasts at most five years',
  },
  HAZARD_STATE: { zh: '隐患当前状态不允许此操作', en: 'The hazard does not stand where this can be done' },
  HAZARD_TARGET: { zh: '请指明一处房屋、楼栋或小区', en: 'Name one house, one building or one estate' },
  HAZARD_DUE: {
    zh: '整改期限须在将来且不超过该等级上限',
    en: 'The deadline lies ahead, within the limit of its severity',
  },
  HAZARD_SAME_PERSON: { zh: '须由另一人复查或销号', en: 'Somebody else must check or close this' },
  MISMATCH_RESOLVED: { zh: '该不符已消除', en: 'This mismatch has been settled' },
} as const;
