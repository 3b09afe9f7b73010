import { BreakingChangeType } from 'graphql';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What a breaking change means to whoever asks the graph. Codes of the API are graphql-js's own. */
export const breakingWords = {
  [BreakingChangeType.TYPE_REMOVED]: { zh: '类型已删除', en: 'questions about it are refused' },
  [BreakingChangeType.TYPE_CHANGED_KIND]: { zh: '类型种类已改变', en: 'questions about it are refused' },
  [BreakingChangeType.TYPE_REMOVED_FROM_UNION]: { zh: '联合类型成员已移除', en: 'it is no longer answered there' },
  [BreakingChangeType.VALUE_REMOVED_FROM_ENUM]: { zh: '枚举值已删除', en: 'it can be neither sent nor read' },
  [BreakingChangeType.REQUIRED_INPUT_FIELD_ADDED]: { zh: '新增必填输入项', en: 'what is sent today is refused' },
  [BreakingChangeType.IMPLEMENTED_INTERFACE_REMOVED]: { zh: '不再实现接口', en: 'fragments on it are refused' },
  [BreakingChangeType.FIELD_REMOVED]: { zh: '字段已删除', en: 'questions that ask it are refused' },
  [BreakingChangeType.FIELD_CHANGED_KIND]: { zh: '字段类型已改变', en: 'readers expect another type' },
  [BreakingChangeType.REQUIRED_ARG_ADDED]: { zh: '新增必填参数', en: 'questions without it are refused' },
  [BreakingChangeType.ARG_REMOVED]: { zh: '参数已删除', en: 'questions that give it are refused' },
  [BreakingChangeType.ARG_CHANGED_KIND]: { zh: '参数类型已改变', en: 'what is given today may be refused' },
  [BreakingChangeType.DIRECTIVE_REMOVED]: { zh: '指令已删除', en: 'questions that use it are refused' },
  [BreakingChangeType.DIRECTIVE_ARG_REMOVED]: { zh: '指令参数已删除', en: 'questions that give it are refused' },
  [BreakingChangeType.REQUIRED_DIRECTIVE_ARG_ADDED]: { zh: '指令新增必填参数', en: 'uses without it are refused' },
  [BreakingChangeType.DIRECTIVE_REPEATABLE_REMOVED]: { zh: '指令不可再重复', en: 'uses of it twice are refused' },
  [BreakingChangeType.DIRECTIVE_LOCATION_REMOVED]: { zh: '指令位置已移除', en: 'uses of it there are refused' },
  KEY_REMOVED: { zh: '实体主键已移除', en: 'subgraphs that refer by it no longer compose' },
  RIGHT_RAISED: { zh: '所需权限已提高', en: 'callers who could are refused' },
  FIELD_MASKED_NOW: { zh: '字段已改为脱敏', en: 'callers without a purpose read a mask' },
} as const satisfies Record<string, Words>;

export type BreakingCode = keyof typeof breakingWords;
