// Journeys, dragging and working days: the engine as WebAssembly beside what else runs in a browser or in Node, in one process, on
// the same instances. Answers are compared, and checked by a checker of their own, before anything is timed.
//   node run.mjs MODULE.js PEERS-FOLDER [--plans N] [--highs-seconds N]
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { row } from '../row.mjs';

const [modulePath, peersFolder, ...words] = process.argv.slice(2);
const option = (name, otherwise) => (words.includes(name) ? Number(words[words.indexOf(name) + 1]) : otherwise);
const peers = createRequire(resolve(peersFolder, 'package.json'));
const ours = await createRequire(import.meta.url)(resolve(modulePath))();
const text = (name, types, values) => JSON.parse(ours.ccall(name, 'string', types, values));
const call = (name, ...values) => ours['_' + name](...values);

const ROUNDS = 7;
const sorted = (values) => [...values].sort((a, b) => a - b);
const at = (values, share) => sorted(values)[Math.min(values.length - 1, Math.floor(share * values.length))];
const median = (values) => at(values, 0.5);
function timed(work) {
  const since = performance.now();
  const result = work();
  return [performance.now() - since, result];
}
const figure = (value, unit) => (value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0)) + unit;
const beside = (what, size, ours, unit, peer, theirs, ratio, goal) =>
  row({ what, size, wasm: figure(ours, unit), peer, theirs: figure(theirs, unit), ratio: figure(ratio, '×'), goal: `≥ ${goal}×`, reached: ratio >= goal ? 'yes' : 'no' });
let wrong = 0;
function same(what, a, b) {
  if (JSON.stringify(a) === JSON.stringify(b)) return;
  wrong += 1;
  console.log(`DIFFERENT ${what}: ours ${JSON.stringify(a).slice(0, 80)}, theirs ${JSON.stringify(b).slice(0, 80)}`);
}

// ---- fewest journeys: HiGHS ----

// Every bound as `to >= from + days`, with node `zero` for what is fixed; then the windows by Bellman-Ford.
function windows({ fixed, bounds }) {
  const arcs = [];
  for (const [of, step, kind, days] of bounds) arcs.push(kind === 0 ? [of, step, days] : [step, of, -days]);
  const from = fixed.map((day) => day ?? 0), to = fixed.map((day) => day ?? 1e6);
  for (let changed = true; changed;) {
    changed = false;
    for (const [a, b, days] of arcs) {
      if (fixed[b] === null && from[a] + days > from[b]) [from[b], changed] = [from[a] + days, true];
      if (fixed[a] === null && to[b] - days < to[a]) [to[a], changed] = [to[b] - days, true];
    }
  }
  return { arcs, from, to };
}

// Days as binaries: x_i_d step i is on day d, y_p_d a journey to place p on day d.
function program(instance) {
  const { arcs, from, to } = windows(instance), movers = new Map(instance.movers);
  const lines = [], binaries = [], journeys = new Set();
  const days = (node, sign) => {
    if (instance.fixed[node] !== null) return null;
    const parts = [];
    for (let d = from[node]; d <= to[node]; ++d) if (d) parts.push(`${sign} ${d} x_${node}_${d}`);
    return parts.join(' ');
  };
  const nodes = [...new Set(arcs.flatMap(([a, b]) => [a, b]))].filter((node) => instance.fixed[node] === null);
  for (const node of nodes) {
    const all = [];
    for (let d = from[node]; d <= to[node]; ++d) {
      all.push(`x_${node}_${d}`);
      if (!movers.has(node)) continue;
      const journey = `y_${movers.get(node)}_${d}`;
      journeys.add(journey);
      lines.push(`x_${node}_${d} - ${journey} <= 0`);
    }
    lines.push(`${all.join(' + ')} = 1`);
    binaries.push(...all);
  }
  for (const [a, b, lag] of arcs) {
    const left = days(b, '+'), right = days(a, '-');
    if (left === null || right === null) continue; // in the window already
    lines.push(`${left} ${right} >= ${lag}`);
  }
  return `Minimize\n obj: ${[...journeys].join(' + ')}\nSubject To\n${lines.map((l, i) => ` c${i}: ${l.replace(/^\+ /, '')}`).join('\n')}\nBinary\n ${[...binaries, ...journeys].join('\n ')}\nEnd\n`;
}

// The journeys of a plan, after every bound has been looked at once more.
function journeys(instance, plan) {
  const kept = instance.bounds.every(([of, step, kind, days]) => (kind === 0 ? plan[step] >= plan[of] + days : plan[step] <= plan[of] + days));
  return kept ? new Set(instance.movers.map(([node, place]) => `${place}/${plan[node]}`)).size : 'a rule is broken';
}

async function trips(plans, seconds) {
  const highs = await peers('highs')();
  const mine = [], theirs = [], ratios = [];
  let proven = 0;
  for (let seed = 1; seed <= plans; ++seed) {
    const instance = text('trips_open', ['number', 'number', 'number'], [20 + (seed % 41), seed, 0]);
    const times = Array.from({ length: ROUNDS }, () => timed(() => { call('trips_begin'); call('trips_step', 2_000_000); })[0]);
    proven += call('trips_proven');
    const [theirTime, solution] = timed(() => highs.solve(program(instance), { output_flag: false }));
    same(`plan ${seed}`, call('trips_weight'), solution.Status === 'Optimal' ? Math.round(solution.ObjectiveValue) : solution.Status);
    same(`plan ${seed}, checked`, journeys(instance, text('trips_days', [], [])), call('trips_weight'));
    mine.push(median(times));
    theirs.push(theirTime);
    ratios.push(theirTime / median(times));
  }
  console.log(`fewest journeys, ${plans} plans of 20-60 steps: ${proven} proven; ours median ${median(mine).toFixed(2)} ms, p95 ${at(mine, 0.95).toFixed(2)} ms; ` +
    `HiGHS median ${median(theirs).toFixed(0)} ms, p95 ${at(theirs, 0.95).toFixed(0)} ms; median ratio ${median(ratios).toFixed(0)}x, least ${sorted(ratios)[0].toFixed(1)}x`);

  beside('fewest journeys, median', `${plans} plans of 20-60 steps`, median(mine), ' ms', 'HiGHS', median(theirs), median(ratios), 100);

  for (const crowded of [0, 1]) thousand(highs, crowded, seconds);
}

function thousand(highs, crowded, seconds) {
  const instance = text('trips_open', ['number', 'number', 'number'], [1000, 77, crowded]);
  const size = crowded ? '1,000 steps, five places, a year' : '1,000 steps';
  call('trips_begin');
  const since = performance.now(), lasted = () => (performance.now() - since) / 1000;
  const go = (until) => { while (lasted() < until && !call('trips_proven') && !call('trips_step', 500)); };
  go(1);
  const first = call('trips_weight'), bound = call('trips_bound');
  go(seconds);
  const weight = call('trips_weight'), took = lasted();
  same(`${size}, checked`, journeys(instance, text('trips_days', [], [])), weight);
  const [time, solution] = timed(() => highs.solve(program(instance), { output_flag: false, time_limit: seconds }));
  const theirs = solution.ObjectiveValue === undefined ? undefined : Math.round(solution.ObjectiveValue);
  console.log(`${size}: ours after 1 s ${first} journeys, bound ${bound}, gap ${(100 * (first - bound) / first).toFixed(1)} %, after ${took.toFixed(1)} s ` +
    `${weight}${call('trips_proven') ? ', proven' : ''}; HiGHS after ${(time / 1000).toFixed(0)} s: ${solution.Status}, ${theirs ?? 'no plan'}`);
  row({ what: `journeys after at most ${seconds} s`, size, wasm: `${weight} (${took.toFixed(1)} s)`, peer: 'HiGHS', theirs: `${theirs ?? 'none'} (${(time / 1000).toFixed(1)} s)`,
    goal: 'no more', reached: theirs === undefined || weight <= theirs ? 'yes' : 'no' });
}

// ---- dragging: kiwi ----

function drag(steps) {
  const kiwi = peers('@lume/kiwi');
  const solver = new kiwi.Solver(), days = Array.from({ length: steps }, (_, i) => new kiwi.Variable(`x${i}`));
  days.forEach((day, i) => {
    solver.addConstraint(new kiwi.Constraint(day, kiwi.Operator.Ge, 3 * i, kiwi.Strength.required));
    if (i) solver.addConstraint(new kiwi.Constraint(new kiwi.Expression(day, [-1, days[i - 1]]), kiwi.Operator.Ge, 2, kiwi.Strength.required));
    solver.addConstraint(new kiwi.Constraint(day, kiwi.Operator.Eq, 3 * i, kiwi.Strength.weak));
  });
  solver.addEditVariable(days[0], kiwi.Strength.strong);
  call('drag_open', steps);
  for (const to of [1, 7, 30, 3]) {
    solver.suggestValue(days[0], to);
    solver.updateVariables();
    const moved = days.map((day, i) => [i, Math.round(day.value())]).filter(([i, day]) => i && day !== 3 * i);
    same(`${steps} steps dragged to ${to}`, text('drag_moves', ['number'], [to]), moved);
  }
  const mine = [], theirs = [];
  for (let round = 0; round < 40; ++round) {
    const to = (round * 7) % 30 + 1;
    const many = 200; // one is too short for the clock
    mine.push(timed(() => { for (let i = 0; i < many; ++i) call('drag_to', to); })[0] / many);
    theirs.push(timed(() => { solver.suggestValue(days[0], to); solver.updateVariables(); })[0]);
  }
  const ratio = median(mine.map((time, round) => theirs[round] / time));
  if (steps === 1000) beside('a step is dragged along a chain', `${steps} steps`, median(mine) * 1e3, ' µs', '@lume/kiwi', median(theirs) * 1e3, ratio, 200);
  console.log(`drag among ${steps} steps: ours ${(median(mine) * 1e3).toFixed(1)} us, kiwi ${(median(theirs) * 1e3).toFixed(0)} us; ratio ${ratio.toFixed(0)}x`);
}

// ---- working days: date-fns ----

async function workingDays() {
  const { addBusinessDays } = peers('date-fns');
  const first = new Date(2026, 5, 1), epoch = Date.UTC(1970, 0, 1), span = 60, count = 30; // no public holiday until Christmas
  const dates = Array.from({ length: span }, (_, i) => new Date(2026, 5, 1 + i));
  const theirSum = () => {
    let sum = 0;
    for (const date of dates) for (let lag = 1; lag <= count; ++lag) {
      const day = addBusinessDays(date, lag);
      sum = (sum + (Date.UTC(day.getFullYear(), day.getMonth(), day.getDate()) - epoch) / 86400000) | 0;
    }
    return sum;
  };
  same('working days', call('working_days', span, count, 1), theirSum());
  const rounds = 2000, mine = [], theirs = [];
  for (let round = 0; round < ROUNDS; ++round) {
    mine.push(timed(() => call('working_days', span, count, rounds))[0] / rounds);
    theirs.push(timed(theirSum)[0]);
  }
  const each = span * count, ratio = median(mine.map((time, round) => theirs[round] / time));
  beside('working days added', 'one after another', each / median(mine) / 1e3, ' M/s', 'date-fns', each / median(theirs) / 1e3, ratio, 100);
  console.log(`working days from ${first.getFullYear()}: ours ${(each / median(mine) / 1e3).toFixed(0)} M/s, date-fns ${(each / median(theirs) / 1e3).toFixed(2)} M/s; ratio ${ratio.toFixed(0)}x`);
}

await workingDays();
for (const steps of [100, 1000]) drag(steps);
await trips(option('--plans', 200), option('--highs-seconds', 60));
process.exit(wrong ? 1 : 0);
