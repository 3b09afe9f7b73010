/** A case of about 600 bytes. */
export const row = (i) => ({
  no: `NO${i}`,
  title: `占道经营投诉 ${i}`,
  status: ['open', 'doing', 'closed'][i % 3],
  grid: `g${i % 500}`,
  level: i % 7,
  at: new Date(1.7e12 + i * 6e4),
  loc: { type: 'Point', coordinates: [117 + (i % 1000) / 1000, 31 + (i % 700) / 1000] },
  reporter: { name: `n${i % 9999}`, phone: `138${String(i).padStart(8, '0')}` },
  steps: [
    { s: 'accept', t: new Date(1.7e12 + i) },
    { s: 'dispatch', t: new Date(1.7e12 + i * 2) },
  ],
  text: 'x'.repeat(200),
});
