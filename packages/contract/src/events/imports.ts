import type { EventSpec } from './spec.ts';

/** What an import tells the city: ids and counts, never a cell. */
export const importsEvents = {
  'import.uploaded': { zh: '台账已上传' },
  'import.mapped': { zh: '台账列已对应' },
  'import.check-started': { zh: '台账开始检查' },
  'import.checked': { zh: '台账已检查' },
  'import.apply-started': { zh: '台账开始导入' },
  'import.applied': { zh: '台账已导入' },
  'import.cancelled': { zh: '导入已取消' },
  'import.failed': { zh: '导入失败' },
  'import.undo-started': { zh: '导入开始撤销' },
  'import.undone': { zh: '导入已撤销' },
} as const satisfies Record<string, EventSpec>;
