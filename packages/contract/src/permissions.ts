/** Everything a caller can be allowed to do, `<noun>.<verb>`. A scope of a vendor's token is one of these words. */
export const permissions = {
  'jurisdiction.read': '查看区划与网格 · see divisions, grids and who is responsible',
  'grid.manage': '管理网格 · draw, merge and split grids, name their code',
  'worker.manage': '管理网格队伍 · register workers and assign them',
  'worker.read': '查看网格队伍 · see workers, assignments and duty',
  'duty.report': '上岗离岗 · report own duty',
  'point.manage': '管理点位与二维码 · register points and print codes',
  'visit.plan': '安排走访巡查 · plan visits and patrols',
  'visit.record': '记录走访巡查 · record what was found',
  'task.assign': '派发任务 · give out tasks',
  'task.do': '办理任务 · work on own tasks',
  'appraisal.make': '考核网格员 · appraise workers',
  'appraisal.appeal': '申诉考核 · appeal against own appraisal',
  'appraisal.decide': '裁定申诉 · decide an appeal',
  'division.import': '导入区划 · load or change the division tree',
  'case.read': '查看案件 · see cases',
  'case.report': '上报案件 · report a case',
  'case.triage': '受理案件 · accept, refuse or merge what was reported',
  'case.grid': '网格处置 · handle in the own grid, or report up',
  'case.dispatch': '派遣案件 · dispatch, escalate, make joint',
  'case.handle': '办理案件 · take, handle, return as the department',
  'case.approve-pause': '批准挂起 · approve a pause or an extension',
  'case.verify': '核查案件 · verify what was resolved',
  'case.callback': '回访 · call back the reporter',
  'case.reopen': '重新办理 · reopen any time',
  'case.void': '作废案件 · void a case',
  'case.configure': '配置案件 · categories, clocks, closing standards',
  'case.publish': '发布通报 · publish bulletins',
  'audit.read': '查看审计 · read the audit ledger',
  'event.read': '订阅事件 · read the event journal',
} as const;

export type Permission = keyof typeof permissions;

export const isPermission = (word: string): word is Permission => Object.hasOwn(permissions, word);
