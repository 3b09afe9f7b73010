/** The types all ledgers share: once in each contract, the same in all of them. */
export const sharedTypes = `
"What a ledger may hold (台账说明)."
type ImportLedger @shareable {
  title: String!
  fields: [ImportField!]!
  "An empty ledger with all titles, as XLSX."
  sample: Base64!
}

"A field a ledger may fill (台账字段)."
type ImportField @shareable {
  field: String!
  "The usual title, then the others it is known by."
  titles: [String!]!
  kind: ImportFieldKind!
  required: Boolean!
  "The codes of a CODE field, each with a word for it."
  codes: [ImportCode!]!
}

"A code and a word for it (代码)."
type ImportCode @shareable {
  code: String!
  word: String!
}

"A column of the file (列)."
type ImportColumn @shareable {
  "From 0."
  at: Int!
  title: String!
  "The field it fills; null when it is left out."
  field: String
}

"A title and the field it fills (列名对应)."
type ImportTitle @shareable {
  title: String!
  field: String!
}

"A word of the file and the code it means (取值对应)."
type ImportWord @shareable {
  field: String!
  word: String!
  code: String!
}

"A word that stands for no code, and in how many rows (未识别取值)."
type ImportUnknownWord @shareable {
  field: String!
  word: String!
  count: Int!
}

"How many rows were looked at, and what became of them (导入进度)."
type ImportFigures @shareable {
  rows: Int!
  fresh: Int!
  changed: Int!
  unchanged: Int!
  conflicting: Int!
  faulty: Int!
  "All faults by field and kind, most frequent first."
  faults: [ImportFaultKind!]!
}

"One kind of fault (错误类别)."
type ImportFaultKind @shareable {
  "Null when it is the row as a whole."
  field: String
  title: String
  reason: ImportReason!
  count: Int!
}

"A fault of one cell (单元格错误)."
type ImportFault @shareable {
  id: ID!
  "Its row number in the file."
  row: Int!
  field: String
  title: String
  reason: ImportReason!
}

"Why something was refused (原因)."
type ImportReason @shareable {
  code: String!
  zh: String!
  en: String!
}

"Where an import stands."
enum ImportState {
  "More of the file is to come 上传中."
  UPLOADING
  "The file is there and its columns are guessed 已上传."
  UPLOADED
  "Columns and words are matched 已对应."
  MAPPED
  "Every row is being looked at 检查中."
  CHECKING
  "Nothing has gone in; what would is known 已检查."
  CHECKED
  "Rows are going in 导入中."
  APPLYING
  "All rows are in 已导入."
  APPLIED
  "Some rows are in, some are not 部分导入."
  PARTLY
  "Stopped by somebody, or because somebody its file names was erased (failure LEDGER_GONE) 已取消."
  CANCELLED
  "Batches are being taken back 撤销中."
  ROLLING_BACK
  "Nothing of it stands, but what was changed since 已撤销."
  ROLLED_BACK
  "Stopped by a failure; can go on 失败."
  FAILED
}

"The work that goes on by itself."
enum ImportStage {
  "Looking at every row 检查."
  CHECK
  "Bringing rows in 导入."
  APPLY
  "Taking batches back 撤销."
  UNDO
}

"What a row would do."
enum ImportChange {
  "Something new 新增."
  NEW
  "Changes what is there 更新."
  CHANGED
  "Says what is known 一致."
  UNCHANGED
  "Says something else than what is there, and somebody has to decide 冲突."
  CONFLICT
  "Cannot go in 错误."
  FAULTY
}

"What a cell must hold."
enum ImportFieldKind {
  "A citizen number with its check character 公民身份号码."
  CITIZEN_NUMBER
  "One of a list 代码."
  CODE
  "A day 日期."
  DATE
  "A text of digits 号码."
  DIGITS
  "A number 数字."
  NUMBER
  "A telephone number 电话."
  PHONE
  "A division or grid code 区划或网格代码."
  PLACE
  "A text 文本."
  TEXT
}

"Which field a column fills."
input ImportColumnInput {
  at: Int!
  "Left out: the column is not read."
  field: String @text(max: 60)
}

"Which code a word means."
input ImportWordInput {
  field: String! @text(max: 60)
  word: String! @text(max: 60)
  code: String! @text(max: 60)
}
`;
