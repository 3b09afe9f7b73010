// Holds a document in an open transaction until it is killed: `holder.mjs URI ID`.
import process from 'node:process';
import { MongoClient } from 'mongodb';

const [uri, id] = process.argv.slice(2);
const client = await MongoClient.connect(uri);
const rows = client.db('test').collection('held');
await Promise.all(Array.from({ length: 5 }, () => rows.countDocuments()));
const session = client.startSession();
session.startTransaction();
await rows.updateOne({ _id: Number(id) }, { $set: { by: process.pid } }, { session });
const all = rows.find({}, { batchSize: 1 });
await all.next();
process.stdout.write(`${all.id}\n`);
