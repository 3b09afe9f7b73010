import { departments, roles } from '@linli/contract';

type Role = keyof typeof roles;

// The contract's own table is the Chinese name of a role.
const role = Object.fromEntries(Object.entries(roles).map(([code, { zh }]) => [code, zh])) as Readonly<
  Record<Role, string>
>;

/** The glossary: what the codes of the graph are called. */
export const words = {
  role,
  department: { ...departments } as Readonly<Record<keyof typeof departments, string>>,
  light: { GREEN: '正常', YELLOW: '临近', RED: '超时' },
  statLevel: { PROVINCE: '省', CITY: '市', DISTRICT: '区县', STREET: '街道', COMMUNITY: '社区' },
  adminModel: { THREE_TIER: '三级管理', TWO_TIER: '两级管理' },
  tier: { GRID: '网格', COMMUNITY: '社区', STREET: '街道', DISTRICT: '区' },
  state: {
    REPORTED: '已上报',
    DUPLICATE: '重复件',
    NOT_ACCEPTED: '不予受理',
    IN_GRID: '网格处置中',
    PENDING_DISPATCH: '待派遣',
    DISPATCHED: '已派遣',
    IN_PROGRESS: '办理中',
    SUSPENDED: '已挂起',
    RESOLVED: '待核查',
    CALLBACK: '待回访',
    CLOSED: '已结案',
    REOPENED: '已重开',
    VOID: '已作废',
  },
  channel: {
    STREET_PATROL: '街面巡查',
    ESTATE_PATROL: '小区巡查',
    HOTLINE: '市民热线',
    SUPERVISION: '监督巡访',
    QR: '二维码',
    APP: '移动应用',
    SENSOR: '物联感知',
    DEPARTMENT: '部门转办',
    PUBLIC_OPINION: '舆情',
  },
  stage: {
    ACCEPT: '受理',
    GRID: '网格处置',
    DISPATCH: '派遣',
    TAKE: '接单',
    HANDLE: '部门办理',
    VERIFY: '核查',
    CALLBACK: '回访',
    OVERALL: '全程',
  },
  severity: { '1': '特急', '2': '紧急', '3': '一般', '4': '轻微' },
  reporterKind: { RESIDENT: '居民', STAFF: '工作人员', DEVICE: '设备', DEPARTMENT: '部门' },
  photo: { BEFORE: '处置前', AFTER: '处置后', SCENE: '现场' },
  coHandler: { ASKED: '待答复', DONE: '已完成', REFUSED: '已拒绝' },
  cause: {
    NO_POWER: '无处置权限',
    NO_MEANS: '缺少人员或设备',
    NEEDS_DEPARTMENT: '需专业部门',
    PARTY_REFUSES: '当事人不配合',
    OTHER: '其他',
  },
  pauseKind: { SUSPEND: '挂起', EXTEND: '延期' },
  pauseState: { REQUESTED: '待审批', APPROVED: '已批准', REFUSED: '未批准' },
  pointKind: {
    BUILDING: '楼栋',
    COMMERCIAL: '商务楼宇',
    SHOP: '商铺',
    PATROL: '巡查点',
    DEVICE: '设备',
    FACILITY: '设施',
  },
  gridType: { RESIDENTIAL: '居民区', STREET_FACE: '街面', COMMERCIAL: '商圈', DEDICATED: '专属', MICRO: '微网格' },
  workerKind: {
    OFFICIAL: '社区工作者',
    GRID_STAFF: '专职网格员',
    RESIDENT_HELPER: '居民助理',
    PROPERTY_HELPER: '物业助理',
    VOLUNTEER: '志愿者',
    DEPARTMENT: '部门包联人员',
  },
  assignment: {
    GRID_WORKER: '网格员',
    INFO_OFFICER: '信息员',
    VOLUNTEER: '志愿者',
    BUILDING_HEAD: '楼长',
    PARTY_GROUP_HEAD: '党小组长',
    RESIDENT_GROUP_HEAD: '居民组长',
    DEPARTMENT_CONTACT: '部门包联',
  },
};
