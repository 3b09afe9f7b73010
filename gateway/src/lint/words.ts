/** What each rule of the gate guards, for whoever brings a subgraph: the rule's name is its code. */
export const ruleWords = {
  'hand-made-auth-directive': '权限指令须从联邦规范原名引入',
  'unguarded-root-field': '入口字段须声明所需权限或标明公开',
  'undocumented-root-field': '入口字段须有说明',
  'unpaged-root-list': '列表须分页或声明长度',
  'non-null-across-subgraphs': '跨子图字段须可为空',
  'requires-with-arguments': '不得依赖带参数的字段',
  'requires-masked': '不得依赖脱敏字段',
  'reserved-name': '名称为系统保留',
  'subgraph-subscription': '实时订阅由网关统一提供',
} as const;

export type RuleName = keyof typeof ruleWords;
