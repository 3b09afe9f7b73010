/** What can go wrong in gateway. */
export const gatewayErrors = {
  SERVICE_UNAVAILABLE: {
    zh: '相关服务暂时不可用,请稍后重试',
    en: 'A service behind this field is away; try again in a moment',
    retryable: true,
  },
  DEADLINE_EXCEEDED: {
    zh: '请求超时,请稍后重试或缩小查询范围',
    en: 'This took too long; try again or ask for less',
    retryable: true,
  },
  TOO_MANY_REQUESTS: { zh: '请求过于频繁,请稍后重试', en: 'Too many requests; wait a moment', retryable: true },
  POST_NOT_HELD: { zh: '您在该辖区没有任职', en: 'You hold no post at this node' },
  CHANGE_BY_GET: { zh: 'GET 请求只能查询,修改请用 POST', en: 'A GET asks and changes nothing; send changes by POST' },
  DOCUMENT_UNKNOWN: { zh: '没有这个预登记查询', en: 'No trusted document has this id' },
  DOCUMENT_NOT_TRUSTED: {
    zh: '请使用预登记的查询,这里不接受临时查询',
    en: 'Only trusted documents are answered here; register this one first',
  },
  EVENTS_MISSED: {
    zh: '遗漏的变更过多或已无从补发,请重新读取后再订阅',
    en: 'Too much was missed to tell it one by one; read anew, then subscribe again',
  },
  INTROSPECTION_CLOSED: { zh: '生产环境不开放结构查询', en: 'The schema cannot be asked for here; read its document' },
} as const;
