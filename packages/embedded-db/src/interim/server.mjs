// MongoDB wire protocol (OP_MSG, and OP_QUERY for the first handshake) over Engine. Looks like a one-node replica set.
import net from 'node:net';
import * as BSON from 'bson';
import mingo from 'mingo';
import { Engine, MErr, Locked, des, ser, u32, cat, isOps, nsDoc } from './engine.mjs';
import { comp, vals, enc, hex, sortKey } from './keys.mjs';
import * as geo from './ops.mjs';
const { Long, Timestamp } = BSON;
const MAXB = 48e6;
const field = (type, name, body) => cat(Buffer.from([type]), Buffer.from(name + '\0'), body);
const rawArray = (bufs) => { const parts = []; let n = 5; bufs.forEach((b, i) => { const h = Buffer.from('\x03' + i + '\0', 'latin1'); parts.push(h, b); n += h.length + b.length; }); const l = Buffer.alloc(4); l.writeInt32LE(n); return cat(l, ...parts, Buffer.from([0])); };
const join = (...els) => { const b = cat(...els), l = Buffer.alloc(4); l.writeInt32LE(b.length + 5); return cat(l, b, Buffer.from([0])); };
const strip = (doc) => ser(doc).subarray(4, -1);
const bytesOf = (e) => Buffer.isBuffer(e) ? e : ser(e);

export async function serve({ path, port = 27017, host = '127.0.0.1', setName = 'rs0', ...rest }) {
  const eng = new Engine(path, { setName, ...rest }); const fail = { fp: null }; let conns = 0, curId = 1; const socks = new Set();
  const srv = net.createServer((s) => {
    s.setNoDelay(true); socks.add(s); s.on("close", () => socks.delete(s)); const conn = { id: ++conns }; let buf = Buffer.alloc(0), chain = Promise.resolve();
    s.on('error', () => {}); s.on('data', (d) => { buf = buf.length ? cat(buf, d) : d; while (buf.length >= 4) { const n = buf.readInt32LE(0); if (buf.length < n) break; const m = buf.subarray(0, n); buf = buf.subarray(n); chain = chain.then(() => message(s, conn, m)).catch((e) => { s.destroy(); }); } });
  });
  async function message(s, conn, m) {
    const id = m.readInt32LE(4), op = m.readInt32LE(12); let cmd, raws = {}, flags = 0;
    if (op === 2004) { const e = m.indexOf(0, 20); cmd = des(m.subarray(e + 9)); }
    else if (op === 2013) {
      flags = m.readUInt32LE(16); let p = 20; const end = m.length - (flags & 1 ? 4 : 0);
      while (p < end) { const k = m[p++], n = m.readInt32LE(p); if (k === 0) cmd = des(m.subarray(p, p + n)); else { const z = m.indexOf(0, p + 4), name = m.toString('utf8', p + 4, z); let q = z + 1; const l = raws[name] = []; while (q < p + n) { const dl = m.readInt32LE(q); l.push(m.subarray(q, q + dl)); q += dl; } } p += n; }
      for (const [k, l] of Object.entries(raws)) cmd[k] = l.map(des);
    } else return s.destroy();
    let out = await dispatch(cmd, conn); if (out === 'close') return s.destroy();
    if (flags & 2) return;
    if (!Buffer.isBuffer(out)) out = ser(out);
    const h = Buffer.alloc(op === 2004 ? 36 : 21); h.writeInt32LE(h.length + out.length, 0); h.writeInt32LE(++curId & 0x7fffffff, 4); h.writeInt32LE(id, 8);
    if (op === 2004) { h.writeInt32LE(1, 12); h.writeInt32LE(8, 16); h.writeInt32LE(1, 32); } else h.writeInt32LE(2013, 12);
    s.write(cat(h, out));
  }
  const time = () => { const t = new Timestamp(eng.seq || (BigInt(Math.floor(Date.now() / 1000)) << 32n) + 1n); return { operationTime: t, $clusterTime: { clusterTime: t, signature: { hash: new BSON.Binary(Buffer.alloc(20)), keyId: Long.ZERO } } }; };
  async function dispatch(cmd, conn) {
    const name = Object.keys(cmd)[0]; let fpx = fail.fp; if (fpx && fpx.data.failCommands?.includes(name) && !(fpx.data.appName && fpx.data.appName !== conn.app)) { if (fpx.left !== null && --fpx.left <= 0) fail.fp = null; } else fpx = null;
    try {
      if (fpx) { const d = fpx.data; if (d.blockConnection) await new Promise((r) => setTimeout(r, d.blockTimeMS)); if (d.closeConnection) return 'close'; if (d.errorCode !== undefined) throw new MErr(d.errorCode, 'Failing command via \'failCommand\' failpoint', d.errorLabels ? { errorLabels: d.errorLabels } : {}); }
      const f = commands[name]; if (!f) throw new MErr(59, `no such command: '${name}'`);
      for (;;) {
        const ctx = txnCtx(cmd, name);
        try {
          const done = replay(cmd, ctx); if (done) return { ...done, ...time() };
          let r; if (!ctx.txn && writes.has(name) && cmd.txnNumber !== undefined) eng.root.transactionSync(() => { r = f(cmd, ctx, conn); eng.sess.put(Buffer.from(cmd.lsid.id.buffer), ser({ n: cmd.txnNumber, r, at: new Date() })); }); else { r = f(cmd, ctx, conn); if (r instanceof Promise) r = await r; }
          eng.flush(); if (fpx?.data.writeConcernError) r = { ...r, writeConcernError: fpx.data.writeConcernError, ...(fpx.data.errorLabels ? { errorLabels: fpx.data.errorLabels } : {}) };
          if (r.$batch) { const { $batch, ns, cid, extra, name: bn, ...o } = r; return join(field(3, 'cursor', join(field(4, bn, rawArray($batch)), strip({ id: Long.fromNumber(cid), ns, ...extra }))), strip({ ok: 1, ...o, ...time() })); }
          return { ok: 1, ...r, ...time() };
        } catch (e) { if (e instanceof Locked) { await eng.waitUnlock(e.txn); continue; } if (ctx.txn && !ctx.txn.done && name !== 'commitTransaction') eng.end(ctx.txn), aborted.set(ctx.txn.key, true); throw e; }
      }
    } catch (e) {
      if (!(e instanceof MErr)) { const msg = String(e.message ?? e); e = new MErr(/Unknown pipeline operator|unknown pipeline/i.test(msg) ? 40324 : /unknown (query|top level) operator/i.test(msg) ? 2 : /Unknown update operator/.test(msg) ? 9 : 2, msg); }
      const TT = [6, 7, 24, 89, 91, 112, 133, 189, 246, 251, 262, 267, 9001, 10107, 11600, 11602, 13435, 13436], RW = [6, 7, 89, 91, 134, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]; const body = e.body();
      if (!body.errorLabels) { if (cmd.autocommit === false && TT.includes(e.code) && !(name === 'commitTransaction' && RW.includes(e.code))) body.errorLabels = ['TransientTransactionError']; else if (cmd.txnNumber !== undefined && (cmd.autocommit !== false || /Transaction$/.test(name)) && RW.includes(e.code)) body.errorLabels = ['RetryableWriteError']; else if ((name === 'getMore' || name === 'aggregate') && [6, 7, 43, 63, 89, 91, 133, 150, 189, 234, 262, 9001, 10107, 11600, 11602, 13388, 13435, 13436].includes(e.code)) body.errorLabels = ['ResumableChangeStreamError']; }
      return { ...body, ...time() };
    }
  }
  const writes = new Set(['insert', 'update', 'delete', 'findAndModify', 'findandmodify']); const aborted = new Map();
  const key = (c) => hex(Buffer.from(c.lsid.id.buffer)) + ':' + c.txnNumber;
  function txnCtx(c, name) {
    if (c.autocommit !== false) return {}; const k = key(c); let t = eng.txns.get(k);
    if (c.startTransaction) { for (const [ok, ot] of eng.txns) if (ok.startsWith(hex(Buffer.from(c.lsid.id.buffer)))) eng.end(ot); t = eng.begin(k); }
    if (!t && name !== 'commitTransaction' && name !== 'abortTransaction') throw new MErr(251, `Given transaction number ${c.txnNumber} does not match any in-progress transactions.`, { errorLabels: ['TransientTransactionError'] });
    return { txn: t };
  }
  function replay(c, ctx) { if (ctx.txn || c.autocommit === false || c.txnNumber === undefined || !c.lsid) return; const b = eng.sess.get(Buffer.from(c.lsid.id.buffer)); if (!b) return; const s = des(b); if (Number(s.n) === Number(c.txnNumber)) return { ok: 1, ...s.r }; }
  const N = (c, n) => `${c.$db}.${n}`;
  const tx = (ctx, f) => ctx.txn ? f() : eng.root.transactionSync(f);
  function cursor(ctx, ns, docs, batchSize, single, extra) {
    const n = batchSize ?? 101; const b = []; let size = 0, i = 0; while (i < docs.length && i < n && size < 16e6) { const x = bytesOf(docs[i++]); size += x.length; b.push(x); }
    let cid = 0; if (i < docs.length && !single) { cid = eng.nextCur++ + Date.now() % 1e6 * 1e5; eng.cursors.set(cid, { docs, i, ns, at: Date.now() }); }
    return { $batch: b, name: 'firstBatch', ns, cid, extra };
  }
  const coll = (ctx, ns, create) => eng.coll(ns, create, ctx);
  const werr = (index, e) => ({ index, code: e.code ?? 2, errmsg: e.message, ...(e.extra ?? {}), ...(e.extra?.errorLabels ? { errorLabels: undefined } : {}) });
  function many(c, ctx, list, f) {
    const errs = []; let n = 0; const out = { n: 0 }; tx(ctx, () => { out.n = 0; out.nModified = 0; out.upserted = []; errs.length = 0; for (let i = 0; i < list.length; i++) try { f(list[i], i, out); } catch (e) { if (e instanceof Locked || ctx.txn && (e.code === 112 )) throw e; if (ctx.txn && e instanceof MErr) throw Object.assign(e, { inTxn: true }); errs.push(werr(i, e instanceof MErr ? e : new MErr(2, e.message))); if (c.ordered !== false) break; } });
    return { n: out.n, ...(errs.length ? { writeErrors: errs } : {}), out };
  }
  const sortOf = (s) => s && Object.keys(s).length ? s : undefined;
  function upd(ctx, c, ns, u, out) {
    const cc = coll(ctx, ns, true), up = u.u, multi = !!u.multi; if (!Array.isArray(up) && multi && Object.keys(up)[0]?.[0] !== '$') throw new MErr(9, 'multi update is not supported for replacement-style update');
    const es = eng.find(ctx, ns, u.q, { limit: multi ? 0 : 1, sort: sortOf(u.sort), vars: c.let }); let n = 0, mod = 0;
    for (const e of es) { n++; const nd = eng.update(ctx, cc, e, up, { arrayFilters: u.arrayFilters, filter: u.q, vars: { ...c.let, ...u.c } }, c.$db); if (nd) { eng.put(ctx, cc, e.k, e.doc ?? des(e.raw), nd); mod++; } }
    if (!es.length && u.upsert) { const nd = eng.update(ctx, cc, { doc: eng.upsertBase(u.q) }, up, { arrayFilters: u.arrayFilters, filter: {}, insert: true, vars: { ...c.let, ...u.c } }, c.$db); eng.put(ctx, cc, comp(nd._id), null, nd); return { n: 1, mod: 0, id: nd._id, doc: nd }; }
    return { n, mod, es };
  }
  const hello = () => ({ helloOk: true, isWritablePrimary: true, ismaster: true, secondary: false, setName, setVersion: 1, hosts: [`${host}:${srv.address().port}`], me: `${host}:${srv.address().port}`, primary: `${host}:${srv.address().port}`, electionId: new BSON.ObjectId('7fffffff0000000000000001'), maxBsonObjectSize: 16777216, maxMessageSizeBytes: 48000000, maxWriteBatchSize: 100000, localTime: new Date(), logicalSessionTimeoutMinutes: 30, minWireVersion: 0, maxWireVersion: 21, readOnly: false });
  const idxOut = (i) => { const { id, fields, special, multi, pq, ...o } = i; return o; };
  const commands = {
    hello: (c, x, conn) => { conn.app = c.client?.application?.name ?? conn.app; return hello(); }, ping: () => ({}), buildInfo: () => ({ version: '7.0.0', versionArray: [7, 0, 0, 0], gitVersion: 'embedded', modules: [], maxBsonObjectSize: 16777216, storageEngines: ['lmdb'] }),
    serverStatus: () => ({ version: '7.0.0', process: 'embedded', uptime: process.uptime(), mem: { resident: process.memoryUsage().rss >> 20 }, storageEngine: { name: 'lmdb' }, connections: { current: conns } }), getParameter: () => ({ featureCompatibilityVersion: { version: '7.0' } }), getCmdLineOpts: () => ({ argv: [], parsed: {} }), connectionStatus: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } }), whatsmyuri: () => ({ you: host }), getLog: () => ({ totalLinesWritten: 0, log: [] }), hostInfo: () => ({ system: {} }), replSetGetStatus: () => ({ set: setName, myState: 1, members: [{ _id: 0, name: hello().me, stateStr: 'PRIMARY', health: 1 }] }),
    endSessions: (c) => { for (const s of c.endSessions) for (const [k, t] of eng.txns) if (k.startsWith(hex(Buffer.from(s.id.buffer)))) eng.end(t); return {}; }, killAllSessions: () => { for (const t of [...eng.txns.values()]) eng.end(t); return {}; }, startSession: () => ({ id: { id: new BSON.UUID() }, timeoutMinutes: 30 }), refreshSessions: () => ({}),
    configureFailPoint: (c) => { fail.fp = c.mode === 'off' ? null : { data: c.data ?? {}, left: c.mode === 'alwaysOn' ? null : c.mode.times ?? null }; if (fail.fp && fail.fp.left === 0) fail.fp = null; return {}; },
    insert: (c, ctx) => { const cc = coll(ctx, N(c, c.insert), true); const r = many(c, ctx, c.documents, (d, i, out) => { if (d._id === undefined) d = { _id: new BSON.ObjectId(), ...d }; if (Array.isArray(d._id)) throw new MErr(53, "can't use an array for _id"); eng.put(ctx, cc, comp(d._id), null, d); out.n++; }); delete r.out; return r; },
    update: (c, ctx) => { const ns = N(c, c.update); const r = many(c, ctx, c.updates, (u, i, out) => { const x = upd(ctx, c, ns, u, out); out.n += x.n; out.nModified += x.mod; if ('id' in x) out.upserted.push({ index: i, _id: x.id }); }); const { out, ...o } = r; return { ...o, nModified: out.nModified, ...(out.upserted.length ? { upserted: out.upserted } : {}) }; },
    delete: (c, ctx) => { const ns = N(c, c.delete), cc = coll(ctx, ns); const r = many(c, ctx, c.deletes, (d, i, out) => { if (!cc) return; for (const e of eng.find(ctx, ns, d.q, { limit: d.limit, vars: c.let })) { eng.put(ctx, cc, e.k, e.doc ?? des(e.raw), null); out.n++; } }); delete r.out; return r; },
    findAndModify: (c, ctx) => tx(ctx, () => {
      const ns = N(c, c.findAndModify ?? c.findandmodify); if (c.remove && c.update) throw new MErr(9, 'Cannot specify both an update and remove=true'); const q = c.query ?? {};
      const [e] = eng.find(ctx, ns, q, { sort: sortOf(c.sort), limit: 1, vars: c.let }); const pr = (d) => d && (eng.project([d], c.fields, ctx, c.$db, q)[0] ?? null);
      if (c.remove) { if (e) eng.put(ctx, coll(ctx, ns), e.k, e.doc ?? des(e.raw), null); return { lastErrorObject: { n: e ? 1 : 0 }, value: e ? pr(e.doc ?? des(e.raw)) : null }; }
      if (!e && !c.upsert) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null };
      const old = e && des(e.raw), cc = coll(ctx, ns, true); let nd;
      if (e) { nd = eng.update(ctx, cc, e, c.update, { arrayFilters: c.arrayFilters, filter: q, vars: c.let }, c.$db); if (nd) eng.put(ctx, cc, e.k, des(e.raw), nd); else nd = old; } else { nd = eng.update(ctx, cc, { doc: eng.upsertBase(q) }, c.update, { arrayFilters: c.arrayFilters, insert: true, vars: c.let }, c.$db); eng.put(ctx, cc, comp(nd._id), null, nd); }
      return { lastErrorObject: { n: 1, updatedExisting: !!e, ...(e ? {} : { upserted: nd._id }) }, value: c.new ? pr(nd) : e ? pr(old) : null };
    }),
    find: (c, ctx) => { const ns = N(c, c.find); const es = eng.find(ctx, ns, c.filter ?? {}, { sort: sortOf(c.sort), skip: Number(c.skip ?? 0), limit: Math.abs(Number(c.limit ?? 0)), vars: c.let }); const p = c.projection && Object.keys(c.projection).length; let docs = es.map((e) => e.raw); if (p) { docs = eng.project(es.map((e) => e.doc ?? des(e.raw)), c.projection, ctx, c.$db, c.filter, c.let); for (const [k, v] of Object.entries(c.projection)) if (v?.$meta) docs.forEach((d, i) => { d[k] = es[i].score; }); } return cursor(ctx, ns, docs, c.batchSize, c.singleBatch || Number(c.limit) < 0); },
    getMore: async (c) => {
      const id = Number(c.getMore), cu = eng.cursors.get(id); if (!cu) throw new MErr(43, `cursor id ${id} not found`);
      if (cu.stream) { const end = Date.now() + Number(c.maxTimeMS ?? 1000); for (;;) { const b = cu.stream(c.batchSize ?? 1000); if (b.docs.length || Date.now() >= end || !eng.cursors.has(id)) { if (b.end) eng.cursors.delete(id); return { $batch: b.docs.map(ser), name: 'nextBatch', ns: cu.ns, cid: b.end ? 0 : id, extra: { postBatchResumeToken: b.token } }; } await new Promise((r) => { const t = setTimeout(done, end - Date.now()); function done() { clearTimeout(t); eng.bus.off('oplog', done); r(); } eng.bus.once('oplog', done); }); } }
      const b = []; let size = 0; const n = Number(c.batchSize || 1e9); while (cu.i < cu.docs.length && b.length < n && size < 16e6) { const x = bytesOf(cu.docs[cu.i++]); size += x.length; b.push(x); } const more = cu.i < cu.docs.length; if (!more) eng.cursors.delete(id); return { $batch: b, name: 'nextBatch', ns: cu.ns, cid: more ? id : 0 };
    },
    killCursors: (c) => { const killed = []; for (const i of c.cursors) if (eng.cursors.delete(Number(i))) killed.push(i); eng.bus.emit('oplog'); return { cursorsKilled: killed, cursorsNotFound: [], cursorsAlive: [], cursorsUnknown: [] }; },
    count: (c, ctx) => ({ n: eng.find(ctx, N(c, c.count), c.query ?? {}, { skip: Number(c.skip ?? 0), limit: Math.abs(Number(c.limit ?? 0)) }).length }),
    distinct: (c, ctx) => { const m = new Map(); for (const e of eng.find(ctx, N(c, c.distinct), c.query ?? {})) for (const v of vals(e.doc ?? des(e.raw), c.key.split('.'))) if (v !== undefined) m.set(hex(enc(v)), v); return { values: [...m.entries()].sort((a, b) => a[0] < b[0] ? -1 : 1).map((x) => x[1]) }; },
    explain: (c, ctx) => { const e = c.explain; eng.find(ctx, `${c.$db}.${e.find ?? e.aggregate ?? e.count ?? e.update ?? e.delete ?? e.findAndModify}`, e.filter ?? e.query ?? e.pipeline?.[0]?.$match ?? e.updates?.[0]?.q ?? e.deletes?.[0]?.q ?? {}, { sort: sortOf(e.sort) }); return { queryPlanner: { winningPlan: ctx.plan ?? { stage: 'EOF' } }, executionStats: {} }; },
    aggregate: (c, ctx) => {
      const db = c.$db, ns = c.aggregate === 1 ? `${db}.$cmd.aggregate` : N(c, c.aggregate); let p = [...c.pipeline]; const bs = c.cursor?.batchSize; const s0 = p[0] && Object.keys(p[0])[0];
      if (s0 === '$changeStream') return watch(c, ctx, ns, p);
      if (c.explain) return { queryPlanner: {}, stages: [] };
      let docs; const o = {}; let last = p.at(-1); const out = last?.$out !== undefined || last?.$merge ? p.pop() : null;
      if (s0 === '$collStats') { const cc = eng.coll(ns); const n = cc ? eng.docs.getKeysCount({ start: u32(cc.id), end: cat(u32(cc.id), Buffer.alloc(8, 255)) }) : 0; docs = [{ ns, count: n, storageStats: { count: n, size: 0 } }]; p.shift(); }
      else if (s0 === '$indexStats') { docs = (eng.coll(ns)?.indexes ?? []).map((i) => ({ name: i.name, key: i.key, accesses: { ops: 0 } })); p.shift(); }
      else if (s0 === '$listLocalSessions' || s0 === '$documents' && c.aggregate === 1) { docs = s0 === '$documents' ? p[0].$documents : [{ dummy: 1 }]; p.shift(); }
      else if (s0 === '$geoNear') { const g = p.shift().$geoNear; const cc = eng.coll(ns); const k = g.key ?? Object.entries(cc?.indexes.find((i) => i.special === '2dsphere')?.key ?? {}).find(([, v]) => v === '2dsphere')?.[0]; docs = eng.find(ctx, ns, { ...(g.query ?? {}), [k]: { ...(g.query?.[k] ?? {}), $near: { $geometry: g.near, $maxDistance: g.maxDistance, $minDistance: g.minDistance } } }).map((e) => { const d = e.doc ?? des(e.raw); d[g.distanceField] = e.dist * (g.distanceMultiplier ?? 1); return d; }); }
      else {
        let f = {}; while (p[0]?.$match) { f = Object.keys(f).length ? { $and: [f, p[0].$match] } : p[0].$match; p.shift(); }
        if (p[0]?.$sort && !Object.values(p[0].$sort).some((v) => typeof v === 'object')) { o.sort = p.shift().$sort; if (p[0]?.$skip) o.skip = Number(p.shift().$skip); }
        if (p[0]?.$limit && Number(p[0].$limit) > 0) o.limit = Number(p.shift().$limit);
        if (!o.sort && !o.limit && p.length === 1 && p[0].$group && p[0].$group._id === 1 && JSON.stringify(p[0].$group.n) === '{"$sum":1}') { const n = Object.keys(f).length ? eng.find(ctx, ns, f, { vars: c.let }).length : countAll(ctx, ns); docs = n ? [{ _id: 1, n }] : []; p = []; }
        else { const es = eng.find(ctx, ns, f, { ...o, vars: c.let }); docs = p.length || out ? es.map((e) => e.doc ?? des(e.raw)) : es.map((e) => e.raw); }
      }
      for (const st of p) { const k = Object.keys(st)[0]; if ((k === '$limit') && !(Number(st[k]) > 0)) throw new MErr(15958, 'the limit must be positive'); }
      if (p.length) docs = new mingo.Aggregator(p, eng.opts(ctx, db, c.let)).run(docs);
      if (out) { merge(ctx, c, docs, out, db); docs = []; }
      return cursor(ctx, ns, docs, bs);
    },
    commitTransaction: (c, ctx) => { if (!ctx.txn) { if (aborted.has(key(c))) throw new MErr(251, 'Transaction was aborted', { errorLabels: ['TransientTransactionError'] }); if (!done.has(key(c))) throw new MErr(251, 'no such transaction', { errorLabels: ['TransientTransactionError'] }); return {}; } eng.commit(ctx.txn); done.add(key(c)); return {}; },
    abortTransaction: (c, ctx) => { if (!ctx.txn) throw new MErr(251, 'no such transaction'); eng.end(ctx.txn); aborted.set(key(c), true); return {}; },
    create: (c, ctx) => { const { create, $db, lsid, $clusterTime, ...o } = c; const ns = N(c, create); if (eng.coll(ns)) throw new MErr(48, `Collection ${ns} already exists.`); for (const k of ['txnNumber', 'autocommit', 'startTransaction', 'writeConcern', '$readPreference', 'comment']) delete o[k]; eng.coll(ns, o, ctx); eng.root.transactionSync(() => eng.log({ operationType: 'create', ns: nsDoc(ns) })); return {}; },
    drop: (c) => { const ns = N(c, c.drop), cc = eng.coll(ns); if (!cc) { return {}; } eng.root.transactionSync(() => { eng.clear(eng.docs, u32(cc.id)); for (const i of cc.indexes) eng.clear(eng.idx, u32(i.id)); delete eng.cat.colls[ns]; eng.saveCat(); eng.log({ operationType: 'drop', ns: nsDoc(ns) }); }); return { nIndexesWas: cc.indexes.length, ns }; },
    dropDatabase: (c) => { for (const ns of Object.keys(eng.cat.colls)) if (ns.startsWith(c.$db + '.')) commands.drop({ drop: ns.slice(c.$db.length + 1), $db: c.$db }); return { dropped: c.$db }; },
    renameCollection: (c) => { const cc = eng.coll(c.renameCollection); if (!cc) throw new MErr(26, 'Source collection does not exist'); if (eng.coll(c.to)) { if (!c.dropTarget) throw new MErr(48, 'target namespace exists'); const t = nsDoc(c.to); commands.drop({ drop: t.coll, $db: t.db }); } eng.root.transactionSync(() => { delete eng.cat.colls[cc.ns]; const from = cc.ns; cc.ns = c.to; eng.cat.colls[c.to] = cc; eng.saveCat(); eng.log({ operationType: 'rename', ns: nsDoc(from), to: nsDoc(c.to) }); }); return {}; },
    listCollections: (c, ctx) => { let l = Object.values(eng.cat.colls).filter((x) => x.ns.startsWith(c.$db + '.')).map((x) => ({ name: x.ns.slice(c.$db.length + 1), type: 'collection', options: x.options, info: { readOnly: false, uuid: x.uuid }, idIndex: { v: 2, key: { _id: 1 }, name: '_id_' } })); if (c.filter) { const q = eng.q(c.filter); l = l.filter((x) => q.test(x)); } if (c.nameOnly) l = l.map(({ name, type }) => ({ name, type })); return cursor(ctx, `${c.$db}.$cmd.listCollections`, l, c.cursor?.batchSize ?? 1e6); },
    listDatabases: (c) => { const m = [...new Set(Object.keys(eng.cat.colls).map((n) => n.split('.')[0]))].map((name) => ({ name, sizeOnDisk: 8192, empty: false })); return { databases: m, totalSize: m.length * 8192 }; },
    createIndexes: (c, ctx) => {
      const ns = N(c, c.createIndexes), had = !!eng.coll(ns), cc = eng.coll(ns, true, ctx), before = cc.indexes.length; const add = [];
      for (const s of c.indexes) { const name = s.name ?? Object.entries(s.key).map((e) => e.join('_')).join('_'); const same = cc.indexes.find((i) => i.name === name), sameKey = cc.indexes.find((i) => JSON.stringify(i.key) === JSON.stringify(s.key)); if (same || sameKey) { const i = same ?? sameKey; if (JSON.stringify(i.key) !== JSON.stringify(s.key) || !!i.unique !== !!s.unique) throw new MErr(86, 'An existing index has the same name as the requested index.'); if (i.expireAfterSeconds !== s.expireAfterSeconds) throw new MErr(85, 'Index already exists with different options'); continue; } add.push({ v: 2, ...s, name }); }
      eng.root.transactionSync(() => { for (const s of add) { const i = eng.prep({ id: eng.cat.next++, ...s }); if (!i.special) eng.buildIndex(cc, i); cc.indexes.push(i); } eng.saveCat(); });
      return { numIndexesBefore: before, numIndexesAfter: cc.indexes.length, createdCollectionAutomatically: !had };
    },
    listIndexes: (c, ctx) => { const cc = eng.coll(N(c, c.listIndexes)); if (!cc) throw new MErr(26, `ns does not exist: ${N(c, c.listIndexes)}`); return cursor(ctx, cc.ns, cc.indexes.map(idxOut), c.cursor?.batchSize); },
    dropIndexes: (c) => { const cc = eng.coll(N(c, c.dropIndexes)); if (!cc) throw new MErr(26, 'ns not found'); const n = cc.indexes.length; const names = c.index === '*' ? cc.indexes.slice(1).map((i) => i.name) : [].concat(c.index).map((x) => typeof x === 'string' ? x : cc.indexes.find((i) => JSON.stringify(i.key) === JSON.stringify(x))?.name); for (const nm of names) { const i = cc.indexes.find((x) => x.name === nm); if (!i) throw new MErr(27, `index not found with name [${nm}]`); eng.root.transactionSync(() => { eng.clear(eng.idx, u32(i.id)); cc.indexes = cc.indexes.filter((x) => x !== i); eng.saveCat(); }); } return { nIndexesWas: n }; },
    collMod: () => ({}), collStats: (c, ctx) => { const n = countAll(ctx, N(c, c.collStats)); return { ns: N(c, c.collStats), count: n, size: 0, nindexes: eng.coll(N(c, c.collStats))?.indexes.length ?? 0, capped: false }; }, dbStats: (c) => ({ db: c.$db, collections: Object.keys(eng.cat.colls).filter((n) => n.startsWith(c.$db + '.')).length, objects: 0 }),
  };
  const done = new Set(); commands.ismaster = commands.isMaster = commands.hello; commands.buildinfo = commands.buildInfo; commands.findandmodify = commands.findAndModify;
  function countAll(ctx, ns) { const cc = eng.coll(ns); if (!cc) return 0; if (ctx.txn) return eng.find(ctx, ns, {}).length; return eng.docs.getKeysCount({ start: u32(cc.id), end: cat(u32(cc.id), Buffer.alloc(8, 255)) }); }
  function merge(ctx, c, docs, st, db) {
    const m = st.$merge, t = m ? (typeof m === 'string' ? m : m.into ?? m) : st.$out; const ns = typeof t === 'string' ? `${db}.${t}` : `${t.db}.${t.coll}`; if (!m) { const n = nsDoc(ns); if (eng.coll(ns)) eng.root.transactionSync(() => { for (const e of eng.find({}, ns, {})) eng.put({}, eng.coll(ns), e.k, des(e.raw), null); }); }
    const cc = eng.coll(ns, true, ctx), on = [].concat(m?.on ?? '_id');
    tx(ctx, () => { for (const d of docs) { if (!m) { eng.put(ctx, cc, comp(d._id ??= new BSON.ObjectId()), null, d); continue; } const [e] = eng.find(ctx, ns, Object.fromEntries(on.map((k) => [k, d[k]])), { limit: 1 }); if (!e) { if ((m.whenNotMatched ?? 'insert') === 'insert') eng.put(ctx, cc, comp(d._id ??= new BSON.ObjectId()), null, d); continue; } const old = des(e.raw), w = m.whenMatched ?? 'merge'; if (w === 'keepExisting') continue; if (w === 'fail') throw dup(ns); eng.put(ctx, cc, e.k, old, w === 'replace' ? { ...d, _id: old._id } : Array.isArray(w) ? new mingo.Aggregator(w, eng.opts(ctx, db, { new: d })).run([old])[0] : { ...old, ...d, _id: old._id }); } });
  }
  const dup = (ns) => new MErr(11000, 'E11000 duplicate key error collection: ' + ns);
  function watch(c, ctx, ns, p) {
    const o = p[0].$changeStream, rest = p.slice(1), all = o.allChangesForCluster, dbOnly = c.aggregate === 1; const tok = (s) => { const b = Buffer.alloc(8); b.writeBigUInt64BE(s); return { _data: b.toString('hex').toUpperCase() }; };
    let pos = eng.seq; const r = o.resumeAfter ?? o.startAfter; if (r) { if (!/^[0-9A-F]{16}$/i.test(r._data ?? '')) throw new MErr(9, 'bad resume token'); pos = BigInt('0x' + r._data); } else if (o.startAtOperationTime) pos = o.startAtOperationTime.toBigInt() - 1n;
    let closed = false; const mine = (e) => all || e.ns.db === c.$db && (dbOnly || e.ns.coll === c.aggregate); const shown = new Set(['insert', 'update', 'replace', 'delete', 'drop', 'rename', 'dropDatabase', 'invalidate', ...(o.showExpandedEvents ? ['create', 'createIndexes'] : [])]);
    const agg = rest.length ? new mingo.Aggregator(rest, eng.opts({}, c.$db)) : null;
    const stream = (n) => {
      const docs = []; const s = Buffer.alloc(8); s.writeBigUInt64BE(pos + 1n);
      for (const { key: k, value } of eng.oplog.getRange({ start: s })) { if (docs.length >= n) break; pos = k.readBigUInt64BE(); const e = des(value); if (!mine(e) || !shown.has(e.operationType)) continue; const ev = { _id: tok(pos), ...e }; if (e.operationType === 'update' && o.fullDocument && o.fullDocument !== 'default') { const cc = eng.coll(`${e.ns.db}.${e.ns.coll}`); const raw = cc && eng.docs.get(cat(u32(cc.id), comp(e.documentKey._id))); ev.fullDocument = raw ? des(raw) : null; } docs.push(...(agg ? agg.run([ev]) : [ev])); if ((e.operationType === 'drop' || e.operationType === 'rename') && !dbOnly && !all) { docs.push({ _id: tok(pos), operationType: 'invalidate', clusterTime: e.clusterTime }); closed = true; break; } }
      return { docs, token: tok(pos), end: closed };
    };
    const id = eng.nextCur++ + 5e14; eng.cursors.set(id, { stream, ns }); const b = stream(0); return { $batch: [], name: 'firstBatch', ns, cid: id, extra: { postBatchResumeToken: b.token } };
  }
  const sweep = setInterval(() => { const t = Date.now() - 6e5; for (const [k, cu] of eng.cursors) if (cu.at && cu.at < t) eng.cursors.delete(k); }, 60000).unref(); void sweep;
  await new Promise((r, j) => srv.listen(port, host, r).once('error', j));
  return { eng, srv, port: srv.address().port, uri: `mongodb://${host}:${srv.address().port}/?replicaSet=${setName}`, async close() { for (const x of socks) x.destroy(); srv.close(); eng.bus.emit("oplog"); await eng.close(); } };
}
