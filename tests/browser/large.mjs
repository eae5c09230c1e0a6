// Plans of many steps, for what must stay smooth.

const LANES = ['sykehus', 'kommune', 'fastlege', 'hjemme', 'andre'];

// Steps over so many days, on five lanes, every tenth with a deadline. `linked`: each also waits for one some steps before it, so that
// moving one moves others.
export function planOf(count, { days = Math.floor(count * 0.7), linked = false } = {}) {
  const lanes = LANES.map((id) => ({ id, title: { nb: id[0].toUpperCase() + id.slice(1) } }));
  const steps = Array.from({ length: count }, (_, i) => {
    const at = Math.floor(i * days / count);
    const after = [{ of: 'start', min: `${at} d`, ...(i % 10 ? {} : { max: `${at + 30} d` }), strength: 'local', source: 'kilde' }];
    if (linked && i >= 7) after.push({ of: `s${i - 7}`, min: '1 d', strength: 'local', source: 'kilde' });
    return { id: `s${i}`, title: { nb: `Steg ${i + 1}` }, lane: lanes[(i * 7) % 5].id, after };
  });
  const pathway = { format: 'stifinner/pathway', version: 1, id: 'stor', title: { nb: 'Stor' }, edition: { date: '2026-01-01', publisher: 'Prøve' },
    sources: [{ id: 'kilde', title: 'Prøve', date: '2026-01-01' }], anchors: [{ id: 'start', title: { nb: 'Start' } }], lanes, steps };
  return { format: 'stifinner/plan', version: 1, id: 'plan-stor', courses: [
    { id: 'c1', pathway, base: { id: 'stor', edition: '2026-01-01' }, anchors: { start: '2026-01-15' }, choices: {}, facts: [], own: { steps: [], rules: [] } }],
  people: [], unavailable: [], accepted: [] };
}
