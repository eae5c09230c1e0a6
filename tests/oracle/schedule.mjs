// A slow reference for `stifinner schedule`: a plan and a day in, the whole answer out, by the simplest means that can be right.
// It shares nothing with the program. Written from the text "What the schedule is" of the design; the numbers refer to its list.
import { add, day, holiday, lag, named, text, weekday, works } from './calendar.mjs';

// Where the text can be read in more than one way, the reading taken here. Other values are for trying the other reading.
export const READING = {
    undatedAnchorsBind: true,     // an undated anchor is an unknown day that rules meet in, not nothing
    heldStepKeepsSeries: false,   // a booked or done occurrence keeps itself from being ruled out, not the whole step's series
    factStopsRelative: true,      // a chain from an undated anchor stops at a step with a date
    daySetsBackwards: false,      // in `because`, day sets, facts and anchors are tried in output order
    droppedLeaves: true,          // a dropped step binds nothing and has no days of its own, unless it is part of a series
    listedSundays: true,          // a Sunday that `on` lists is a day that can be, unless it is Easter Day, Whit Sunday or the like
    missedDueOnDay: true,         // a successor whose first possible day is today is already due
};

const STRENGTHS = ['legal', 'normative', 'advisory', 'proposed', 'workshop', 'local', 'own'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

// The days that are looked at: the years of the format, or (much quicker, and nearly always as good, since calendars come round again)
// the 15 years before and the 30 after every date in the plan.
let FIRST_DAY = day('1900-01-01'), LAST_DAY = day('2199-12-31');
function lookAt(plan, today, whole) {
    const dates = [today, ...JSON.stringify(plan.courses.map((c) => [c.anchors, c.facts])).match(/\b\d{4}-\d\d-\d\d\b/g) ?? []].map(day);
    FIRST_DAY = whole ? day('1900-01-01') : Math.max(day('1900-01-01'), Math.min(...dates) - 15 * 366);
    LAST_DAY = whole ? day('2199-12-31') : Math.min(day('2199-12-31'), Math.max(...dates) + 30 * 366);
}

// ---- Unknown days and what binds them -------------------------------------------------------------------------------------------
// A monotone function of a day, with the smallest day that reaches y and the largest that stays within it.
function monotone(at) {
    const near = (y) => Math.max(FIRST_DAY, Math.min(LAST_DAY, y - (at(Math.max(FIRST_DAY, Math.min(LAST_DAY, y))) - y)));
    return {
        at,
        reach(y) {
            let s = near(y);
            while (s > FIRST_DAY && at(s) >= y) s--;
            while (s <= LAST_DAY && at(s) < y) s++;
            return s;
        },
        within(y) {
            let s = near(y);
            while (s < LAST_DAY && at(s) <= y) s++;
            while (s >= FIRST_DAY && at(s) > y) s--;
            return s;
        },
    };
}

// Constraints: {t:'fix',v,day} {t:'set',v,ok} {t:'low',v,day} {t:'same',v,u}
// {t:'min',v,u,f,d}: x[v] >= f(x[u]) - d      {t:'max',v,u,f,d}: x[v] <= f(x[u]) + d
function touching(count, constraints) {
    const list = Array.from({ length: count }, () => []);
    for (const c of constraints) {
        list[c.v].push(c);
        if (c.u !== undefined && c.u !== c.v) list[c.u].push(c);
    }
    return list;
}

// The least solution at or above `from` (-Infinity: what is bound by nothing stays there), or null if there is none.
// All the constraints are closed under "the earlier of the two", so repairing upwards until nothing changes finds it.
function lowest(count, constraints, from) {
    const x = new Array(count).fill(from), fixed = new Array(count).fill(Infinity);
    const touch = touching(count, constraints), queue = [];
    const waiting = new Uint8Array(count);
    let clash = false;
    const raise = (v, to) => {
        if (!(to > x[v])) return;
        x[v] = to;
        if (to > LAST_DAY || to > fixed[v]) clash = true;
        if (!waiting[v]) waiting[v] = 1, queue.push(v);
    };
    const repair = (c) => {
        if (c.t === 'low') raise(c.v, c.day);
        else if (c.t === 'set') {
            let y = x[c.v];
            if (y === -Infinity) return;
            while (y <= LAST_DAY && !c.ok(y)) y++;
            raise(c.v, y);
        } else if (c.t === 'same') raise(c.v, x[c.u]), raise(c.u, x[c.v]);
        else if (c.t === 'min') {
            if (x[c.u] !== -Infinity) raise(c.v, c.f.at(x[c.u]) - c.d);
        } else if (c.t === 'max') {
            if (x[c.v] !== -Infinity) raise(c.u, c.f.reach(x[c.v] - c.d));
        }
    };
    for (const c of constraints) if (c.t === 'fix') fixed[c.v] = Math.min(fixed[c.v], c.day);
    for (const c of constraints) if (c.t === 'fix') raise(c.v, c.day);
    for (const c of constraints) repair(c);
    for (let head = 0; head < queue.length && !clash; head++) {
        const v = queue[head];
        waiting[v] = 0;
        for (const c of touch[v]) repair(c);
        if (head > 4096) queue.splice(0, head + 1), head = -1;
    }
    return clash ? null : x;
}

// The greatest solution; Infinity where nothing binds. Only asked of what `lowest` found to have one.
function highest(count, constraints) {
    const x = new Array(count).fill(Infinity);
    for (let changed = true; changed;) {
        changed = false;
        const cut = (v, to) => {
            if (to < x[v]) x[v] = to, changed = true;
        };
        for (const c of constraints) {
            if (c.t === 'fix') cut(c.v, c.day);
            else if (c.t === 'same') cut(c.v, x[c.u]), cut(c.u, x[c.v]);
            else if (c.t === 'set' && x[c.v] !== Infinity) {
                let y = x[c.v];
                while (!c.ok(y)) y--;
                cut(c.v, y);
            } else if (c.t === 'max' && x[c.u] !== Infinity) cut(c.v, c.f.at(x[c.u]) + c.d);
            else if (c.t === 'min' && x[c.v] !== Infinity) cut(c.u, c.f.within(x[c.v] + c.d));
        }
    }
    return x;
}

const possible = (count, constraints) => lowest(count, constraints, FIRST_DAY) !== null;

// ---- The plan, read -------------------------------------------------------------------------------------------------------------
function readCourse(course, index) {
    const path = course.pathway;
    const own = course.own ?? {};
    const steps = [...path.steps, ...(own.steps ?? [])].map((def, position) => {
        const after = (def.after ?? []).map((rule, number) => ({ ...rule, number }));
        const added = (own.rules ?? []).filter((rule) => rule.step === def.id)
            .map((rule, n) => ({ ...rule, number: after.length + n }));
        return { def, position, id: def.id, after, added, course: index };
    });
    const facts = new Map();
    for (const fact of course.facts ?? []) facts.set(`${fact.step}/${fact.occurrence ?? 0}`, fact); // the last one wins
    const places = new Map((path.places ?? []).map((place) => [place.id, place]));
    return {
        index, id: course.id, steps, facts, places, byId: new Map(steps.map((step) => [step.id, step])),
        anchors: path.anchors.map(({ id }) => ({ id, day: course.anchors?.[id] == null ? null : day(course.anchors[id]) })),
        decisions: path.decisions ?? [], choices: course.choices ?? {},
    };
}

function outside(ranges) {
    const list = ranges.map(({ from, to }) => [day(from), day(to)]);
    return (n) => !list.some(([from, to]) => from <= n && n <= to);
}
function onTest(on) {
    if (typeof on === 'string') return works[on];
    const free = READING.listedSundays ? named : holiday;
    return (n) => on.includes(WEEKDAYS[weekday(n)]) && !free(n);
}

// The day sets of a step: name -> test.
function daySets(step, place, hasPlace, unavailable) {
    const sets = [];
    const on = [step.on, place?.on].filter((x) => x !== undefined).map(onTest);
    if (on.length) sets.push(['on', (n) => on.every((test) => test(n))]);
    if (place?.closed?.length) sets.push(['closed', outside(place.closed)]);
    if (hasPlace && unavailable.length) sets.push(['unavailable', outside(unavailable)]);
    return sets;
}

// ---- One scenario: every decision answered --------------------------------------------------------------------------------------
class Scenario {
    constructor(plan, courses, today, options) {
        Object.assign(this, { plan, courses, today, options });
        this.horizon = add(today, lag('24 mo'));
        this.counts = new Map();
        for (const course of courses) for (const step of course.steps) {
            let count = 1;
            for (const fact of course.facts.values()) if (fact.step === step.id) count = Math.max(count, (fact.occurrence ?? 0) + 1);
            this.counts.set(step, count);
        }
        this.grow();
        this.build();
        this.first = this.pass(null);
    }

    gone(occurrence) { return READING.droppedLeaves && occurrence.dropped && !occurrence.step.def.repeat; }
    fact(step, occurrence) { return this.courses[step.course].facts.get(`${step.id}/${occurrence}`); }
    date(step, occurrence) {
        const fact = this.fact(step, occurrence);
        return fact?.booked?.date ?? fact?.done?.date ?? null;
    }

    present(step, occurrence) {
        const course = this.courses[step.course];
        const held = READING.heldStepKeepsSeries
            ? [...course.facts.values()].some((f) => f.step === step.id && (f.booked || f.done)) : this.date(step, occurrence) !== null;
        if (held) return true;
        return Object.entries(step.def.when ?? {}).every(([decision, listed]) =>
            listed.includes(this.options.get(`${step.course}/${decision}`)));
    }

    // Unknowns: an anchor, and the start (and end) of every occurrence.
    build() {
        const { courses } = this;
        this.unknowns = 0;
        this.anchorOf = new Map();
        this.occurrences = [];          // in output order
        this.at = new Map();            // step -> occurrence number -> occurrence
        this.stays = [];
        this.elements = [];             // what holds and can be named: day sets, facts, anchors
        const anchors = [], facts = [], sets = [];
        for (const course of courses) {
            for (const anchor of course.anchors) {
                const v = this.unknowns++;
                this.anchorOf.set(`${course.index}/${anchor.id}`, { v, day: anchor.day });
                if (anchor.day !== null)
                    anchors.push({ entry: { course: course.id, anchor: anchor.id }, constraints: [{ t: 'fix', v, day: anchor.day }] });
            }
            for (const step of course.steps) {
                const place = course.places.get(step.def.place);
                step.sets ??= daySets(step.def, place, step.def.place !== undefined, this.plan.unavailable ?? []);
                const list = new Map();
                this.at.set(step, list);
                for (let k = 0; k < this.counts.get(step); k++) {
                    if (!this.present(step, k)) continue;
                    const fact = this.fact(step, k), date = this.date(step, k);
                    const occurrence = { step, k, course, fact, dated: date !== null, dropped: fact?.dropped === true };
                    occurrence.start = this.unknowns++;
                    occurrence.end = occurrence.start;
                    const name = { course: course.id, step: step.id, occurrence: k };
                    const fixes = date === null ? [] : [{ t: 'fix', v: occurrence.start, day: day(date) }];
                    let stay = [];
                    if (step.def.lasts !== undefined || fact?.done?.end) {
                        occurrence.end = this.unknowns++;
                        const length = lag(step.def.lasts ?? '0 d'), f = monotone((x) => add(x, length));
                        stay = ['min', 'max'].map((t) => ({ t, v: occurrence.end, u: occurrence.start, f, d: 0 }));
                    }
                    if (fact?.done?.end) fixes.push({ t: 'fix', v: occurrence.end, day: day(fact.done.end) });
                    else this.stays.push(...stay), stay = [];
                    // A stay with an actual end holds again where that fact is thought away (to find a clash that is minimal).
                    if (fixes.length)
                        facts.push({ entry: { course: course.id, fact: step.id, occurrence: k }, constraints: fixes, instead: stay });
                    else if (!this.gone(occurrence)) for (const [days, ok] of step.sets)
                        sets.push({ entry: { ...name, days }, constraints: [{ t: 'set', v: occurrence.start, ok }] });
                    list.set(k, occurrence);
                    this.occurrences.push(occurrence);
                }
            }
        }
        if (READING.daySetsBackwards) for (const list of [sets, facts, anchors]) list.reverse();
        this.elements = [...sets, ...facts, ...anchors];
        this.bounds = this.listBounds();
    }

    // The occurrence or anchor that a rule of occurrence k counts from; null if the rule lapses or doesn't bind this occurrence.
    target(occurrence, rule) {
        const { step, k } = occurrence;
        const course = occurrence.course;
        const anchor = this.anchorOf.get(`${course.index}/${rule.of}`);
        if (anchor) return k === 0 && (anchor.day !== null || READING.undatedAnchorsBind) ? { v: anchor.v, anchor } : null;
        if (k !== 0 && rule.which !== 'same') return null;
        const of = course.byId.get(rule.of);
        if (this.growing && of.def.repeat && rule.which === 'last') return null;
        const number = rule.which === 'same' ? k : rule.which === 'last' ? this.counts.get(of) - 1 : 0;
        const found = this.at.get(of)?.get(number);
        if (!found || found.dropped) return null;
        return { v: rule.edge === 'end' ? found.end : found.start, occurrence: found };
    }

    // 2: by strength, then course, step (own last), rule (own last), occurrence, min before max.
    listBounds() {
        const bounds = [];
        for (const occurrence of this.occurrences) {
            const { step, k, course } = occurrence;
            if (this.gone(occurrence)) continue;
            const name = { course: course.id, step: step.id, occurrence: k };
            const put = (place, number, strength, kind, u, f) => bounds.push({
                key: [STRENGTHS.indexOf(strength), course.index, step.position, place, k, kind === 'min' ? 0 : 1],
                entry: { ...name, rule: number, bound: kind }, occurrence,
                constraint: { t: kind, v: occurrence.start, u, f, d: 0 },
            });
            const rules = (list, shift) => {
                for (const rule of list) {
                    const target = this.target(occurrence, rule);
                    if (!target) continue;
                    for (const kind of ['min', 'max']) if (rule[kind] !== undefined) {
                        const length = lag(rule[kind]);
                        put(rule.number + shift, rule.number, rule.strength, kind, target.v, monotone((x) => add(x, length)));
                    }
                }
            };
            rules(step.after, 0);
            const repeat = step.def.repeat;
            const before = repeat && k > 0 ? this.at.get(step).get(repeat.from === 'previous' ? k - 1 : 0) : undefined;
            if (before) {
                const times = repeat.from === 'previous' ? 1 : k;
                const strength = repeat.strength ?? step.after[0]?.strength ?? step.added[0]?.strength ?? 'own';
                const bound = (string) => {
                    const length = lag(string);
                    return monotone((x) => this.firstPossible(step, add(x, { count: length.count * times, unit: length.unit })));
                };
                put(step.after.length, 'repeat', strength, 'min', before.start, bound(repeat.every));
                put(step.after.length, 'repeat', strength, 'max', before.start, bound(repeat.upto ?? repeat.every));
            }
            rules(step.added, 1);
        }
        const compare = (a, b) => {
            for (let i = 0; i < a.key.length; i++) if (a.key[i] !== b.key[i]) return a.key[i] - b.key[i];
            return 0;
        };
        return bounds.sort(compare);
    }

    firstPossible(step, x) {
        while (x <= LAST_DAY && !step.sets.every(([, ok]) => ok(x))) x++;
        return x;
    }

    // One pass: tries the bounds in their order, moves those that clash, says why. `today` null: the first pass.
    pass(todayElement) {
        const held = [...this.elements, ...(todayElement ? [todayElement] : [])];
        const ground = [...this.stays, ...held.flatMap((e) => e.constraints)];
        const settled = [];             // {bound, constraint}, in the order tried
        const broken = [];
        const fits = (list) => possible(this.unknowns, [...ground, ...settled.map((s) => s.constraint), ...list.map((b) => b.constraint)]);
        if (!fits([])) throw new Error('what holds holds no days: a day set without any day');
        let next = 0;
        while (next < this.bounds.length) {
            let rest = this.bounds.slice(next);
            if (fits(rest)) {
                for (const bound of rest) settled.push({ bound, constraint: bound.constraint });
                break;
            }
            // The shortest run of bounds that clashes ends with the first one that does.
            let low = 1, high = rest.length;
            while (low < high) {
                const middle = (low + high) >> 1;
                if (fits(rest.slice(0, middle))) low = middle + 1;
                else high = middle;
            }
            for (const bound of rest.slice(0, low - 1)) settled.push({ bound, constraint: bound.constraint });
            const bound = rest[low - 1];
            const moved = (d) => [{ constraint: { ...bound.constraint, d } }];
            let top = 1;
            while (!fits(moved(top))) top *= 2;
            let bottom = Math.floor(top / 2) + 1;
            while (bottom < top) {
                const middle = (bottom + top) >> 1;
                if (fits(moved(middle))) top = middle;
                else bottom = middle + 1;
            }
            broken.push({ bound, days: top, because: this.because(bound, settled, held) });
            settled.push({ bound, constraint: { ...bound.constraint, d: top } });
            next += low;
        }
        return { broken, constraints: [...ground, ...settled.map((s) => s.constraint)] };
    }

    because(bound, settled, held) {
        let kept = [...settled.map((s) => ({ entry: s.bound.entry, constraints: [s.constraint] })).reverse(), ...held];
        for (const element of [...kept]) {
            const without = kept.filter((e) => e !== element);
            const gone = held.filter((e) => e.instead && !without.includes(e)).flatMap((e) => e.instead);
            const constraints = [...this.stays, bound.constraint, ...gone, ...without.flatMap((e) => e.constraints)];
            if (!possible(this.unknowns, constraints)) kept = without;
        }
        return kept.map((e) => e.entry);
    }

    earliest(pass, unknown) {
        const x = lowest(this.unknowns, pass.constraints, -Infinity)[unknown];
        return x === -Infinity ? null : x;
    }

    // 6: how many occurrences a series has. The first days come from the plan with no more occurrences than occurrence 0 and those
    // with facts (so no "last" yet); from there the series is counted out, day by day as proposed or held, until it ends.
    grow() {
        const series = [...this.counts.keys()].filter((step) => step.def.repeat);
        if (!series.length) return;
        this.growing = true;
        this.build();
        const low = lowest(this.unknowns, this.pass(null).constraints, -Infinity);
        this.growing = false;
        const known = (v) => (low[v] === -Infinity ? null : low[v]);
        for (const step of series) {
            const { times, until, every, from } = step.def.repeat, length = lag(every);
            const list = this.at.get(step), present = (k) => this.present(step, k);
            let end = this.horizon;
            if (until !== undefined) {
                const anchor = this.anchorOf.get(`${step.course}/${until}`);
                const of = this.at.get(this.courses[step.course].byId.get(until))?.get(0);
                const last = anchor ? anchor.day : of && !of.dropped ? known(of.start) : null;
                if (last !== null) end = Math.min(end, last);
            }
            const days = [];
            let count = this.counts.get(step);
            for (let k = 0; k < count; k++) days.push(list.has(k) ? known(list.get(k).start) : null);
            for (; present(count) && (times === undefined || count < times); count++) {
                const before = from === 'previous' ? days[count - 1] : days[0];
                const steps = from === 'previous' ? 1 : count;
                const next = before == null ? null
                    : this.firstPossible(step, add(before, { count: length.count * steps, unit: length.unit }));
                if (next === null ? times === undefined : next > end) break;
                days.push(next);
            }
            this.counts.set(step, count);
        }
    }

    // 4: relative, by a chain of rules from an undated anchor.
    relative(occurrence, seen = new Set()) {
        if (seen.has(occurrence)) return false;
        seen.add(occurrence);
        if (occurrence.dated && READING.factStopsRelative) return false;
        const { step, k } = occurrence;
        const sources = [...step.after, ...step.added].map((rule) => this.target(occurrence, rule)).filter(Boolean);
        if (k > 0) {
            const before = this.at.get(step).get(step.def.repeat.from === 'previous' ? k - 1 : 0);
            if (before) sources.push({ occurrence: before });
        }
        return sources.some(({ anchor, occurrence: from }) => (anchor ? anchor.day === null : this.relative(from, seen)));
    }

    secondPass() {
        const low = lowest(this.unknowns, this.first.constraints, -Infinity);
        for (const o of this.occurrences) {
            const next = this.at.get(o.step).get(o.k + 1);
            const limit = READING.missedDueOnDay ? this.today : this.today - 1;
            o.missed = !o.dated && !o.dropped && next !== undefined && low[next.start] !== -Infinity && low[next.start] <= limit;
        }
        const open = this.occurrences.filter((o) => !o.dated && !o.dropped && !o.missed);
        const element = { entry: { today: true }, constraints: open.map((o) => ({ t: 'low', v: o.start, day: this.today })) };
        this.second = this.pass(element);
    }
}

// ---- 7: fewest trips, by trying every way of sharing journeys ---------------------------------------------------------------------
class TooMany extends Error {}

function fewestTrips(scenario, proposable, limit) {
    const { plan, today, courses } = scenario;
    const weights = new Map();
    for (const course of courses) for (const place of course.places.values())
        if (!weights.has(place.id)) weights.set(place.id, place.weight ?? 1);
    const weight = (place) => weights.get(place) ?? 1;
    const travels = (o) => o.step.def.place !== undefined && o.step.def.place !== 'home';

    const groups = []; // {place, unknown, fixed}
    let ground = 0;
    for (const o of scenario.occurrences) if (o.dated && travels(o)) {
        const date = day(scenario.date(o.step, o.k));
        if (date < today || groups.some((g) => g.place === o.step.def.place && g.date === date)) continue;
        groups.push({ place: o.step.def.place, unknown: o.start, date });
        ground += weight(o.step.def.place);
    }
    const open = scenario.occurrences.filter((o) => !o.dated && proposable(o));
    const movers = open.filter(travels);
    const accepted = (plan.accepted ?? []).map((a) => ({
        o: open.find((o) => o.course.id === a.course && o.step.id === a.step && o.k === (a.occurrence ?? 0)), day: day(a.date),
    })).filter((a) => a.o);

    let best = null, nodes = 0;
    const solve = (extra) => {
        if (++nodes > limit) throw new TooMany();
        return lowest(scenario.unknowns, [...scenario.second.constraints, ...extra], FIRST_DAY);
    };
    const better = (cost, kept, days) => {
        if (!best || cost !== best.cost) return !best || cost < best.cost;
        if (kept !== best.kept) return kept > best.kept;
        for (let i = 0; i < days.length; i++) if (days[i] !== best.days[i]) return days[i] < best.days[i];
        return false;
    };
    const record = (cost, kept, x) => {
        const days = open.map((o) => x[o.start]);
        if (better(cost, kept, days)) best = { cost, kept, days };
    };
    const leaf = (cost, extra) => {
        const pin = (i, kept, pins) => {
            if (best && best.cost === cost && kept + accepted.length - i < best.kept) return;
            if (i === accepted.length) {
                const x = solve([...extra, ...pins]);
                if (x) record(cost, kept, x);
                return;
            }
            const more = [...pins, { t: 'fix', v: accepted[i].o.start, day: accepted[i].day }];
            if (solve([...extra, ...more])) pin(i + 1, kept + 1, more);
            pin(i + 1, kept, pins);
        };
        pin(0, 0, []);
    };
    const walk = (i, cost, extra) => {
        if (best && cost > best.cost) return;
        if (i === movers.length) return leaf(cost, extra);
        const { start, step } = movers[i];
        for (const group of [...groups]) if (group.place === step.def.place) {
            const more = [...extra, { t: 'same', v: start, u: group.unknown }];
            if (solve(more)) walk(i + 1, cost, more);
        }
        groups.push({ place: step.def.place, unknown: start });
        walk(i + 1, cost + weight(step.def.place), extra);
        groups.pop();
    };
    walk(0, ground, []);

    const proposed = new Map(open.map((o, i) => [o, best.days[i]]));
    const visits = new Map(), over = [];
    for (const o of scenario.occurrences) {
        const when = proposed.get(o) ?? (o.dated ? day(scenario.date(o.step, o.k)) : null);
        if (!travels(o) || when === null || when < today) continue;
        const key = `${o.step.def.place}/${when}`;
        if (!visits.has(key)) visits.set(key, { place: o.step.def.place, when, members: [] });
        visits.get(key).members.push(o);
    }
    const list = [...visits.values()].map((v, i) => ({ ...v, i })).sort((a, b) => a.when - b.when || a.i - b.i);
    for (const visit of list) {
        const place = courses.map((c) => c.places.get(visit.place)).find(Boolean);
        const minutes = visit.members.reduce((sum, o) => sum + (o.fact?.booked?.minutes ?? o.step.def.minutes ?? 0), 0);
        if (visit.members.length > (place?.per_day ?? Infinity) || minutes > (place?.minutes_per_day ?? Infinity))
            over.push({ place: visit.place, date: text(visit.when) });
    }
    return {
        proposed,
        trips: {
            count: list.length, weight: best.cost, lower_bound: best.cost, proven: true, over,
            visits: list.map((v) => ({ place: v.place, date: text(v.when), steps: v.members.map((o) => o.step.id) })),
        },
    };
}

// ---- The whole ------------------------------------------------------------------------------------------------------------------
// 5: every way of answering the unanswered decisions, the first options first.
function scenarios(courses) {
    let list = [new Map()];
    for (const course of courses) {
        const asked = new Set(course.steps.flatMap((step) => Object.keys(step.def.when ?? {})));
        for (const decision of course.decisions) {
            if (!asked.has(decision.id)) continue;
            const answer = course.choices[decision.id];
            const options = answer != null ? [answer] : decision.options.map((option) => option.id);
            list = options.flatMap((option) => list.map((s) => new Map(s).set(`${course.index}/${decision.id}`, option)));
        }
    }
    return list;
}

// `whole`: look at every day of the format's years, not only those near the plan's dates.
// `limit`: how many ways of sharing journeys to try before giving up; then `trips` and every `proposed` are undefined.
export function schedule(plan, todayText, { limit = 20000, whole = false } = {}) {
    const today = day(todayText);
    lookAt(plan, todayText, whole);
    const courses = plan.courses.map(readCourse);
    const all = scenarios(courses).map((options) => new Scenario(plan, courses, today, options));
    const [first] = all;
    first.secondPass();

    const brokenFirst = new Map(first.first.broken.map((b) => [b.bound, b]));
    const broken = [];
    for (const bound of first.bounds) {
        const late = first.second.broken.find((b) => b.bound === bound);
        const found = brokenFirst.get(bound) ?? (late && !bound.occurrence.missed ? late : null);
        if (found) broken.push({ ...bound.entry, days: found.days, today: !brokenFirst.has(bound), because: found.because });
    }
    const lateOnes = new Set(first.second.broken.filter((b) => !brokenFirst.has(b.bound) && !b.bound.occurrence.missed)
        .map((b) => b.bound.occurrence));

    const rows = new Map(); // "course/position/k" -> hull
    for (const scenario of all) {
        const low = lowest(scenario.unknowns, scenario.first.constraints, -Infinity);
        const high = highest(scenario.unknowns, scenario.first.constraints);
        for (const o of scenario.occurrences) {
            const key = `${o.step.course}/${o.step.position}/${o.k}`;
            if (!rows.has(key)) rows.set(key, { o, low: Infinity, high: -Infinity, seen: 0, relative: false });
            const row = rows.get(key);
            row.low = Math.min(row.low, low[o.start]);
            row.high = Math.max(row.high, high[o.start]);
            row.seen++;
            row.relative ||= scenario.relative(o);
            if (scenario === first) row.first = o;
        }
    }
    const ordered = [...rows.values()].sort((a, b) =>
        a.o.step.course - b.o.step.course || a.o.step.position - b.o.step.position || a.o.k - b.o.k);
    for (const row of ordered) {
        row.earliest = Number.isFinite(row.low) ? row.low : null;
        row.latest = Number.isFinite(row.high) ? row.high : null;
        const fact = row.o.fact;
        row.status = fact?.done ? 'done' : fact?.booked ? 'booked' : fact?.dropped ? 'dropped'
            : row.relative || (row.earliest === null && row.latest === null) ? 'relative'
            : row.seen < all.length ? 'possible'
            : row.first.missed || lateOnes.has(row.first) ? 'late' : 'open';
        if (row.first) row.first.row = row;
    }
    const proposable = (o) => !o.missed && !o.dropped && o.row.status !== 'relative';
    let found = null;
    try {
        found = fewestTrips(first, proposable, limit);
    } catch (error) {
        if (!(error instanceof TooMany)) throw error;
    }
    const steps = ordered.map((row) => {
        const date = row.o.fact?.booked?.date ?? row.o.fact?.done?.date;
        const planned = row.first && found?.proposed.get(row.first);
        return {
            course: row.o.course.id, id: row.o.step.id, occurrence: row.o.k,
            earliest: row.earliest === null ? null : text(row.earliest), latest: row.latest === null ? null : text(row.latest),
            slack_days: row.earliest === null || row.latest === null ? null : row.latest - row.earliest,
            proposed: date ?? (found === null ? undefined : planned === undefined ? null : text(planned)),
            status: row.status,
        };
    });
    return { format: 'stifinner/schedule', version: 1, today: todayText, steps, broken, trips: found?.trips };
}
