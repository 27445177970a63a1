// Elements alike: with the same names, identifiers and classes from the root down. What style sheets say of several they say of all.

/** As many of a kind must have agreed before the next is believed to: what numbers and neighbours choose is mostly among the first. */
const ENOUGH = 8;

/** A kind of elements, and the kinds that stand in it. */
export class Kind {
  inner = null;
  /** What browsers said of elements of this kind. */
  visible = null;
  position = null;
  /** The kind asked for last: elements alike mostly stand in a row. */
  last = null;

  constructor(name, id, classes) {
    this.name = name;
    this.id = id;
    this.classes = classes;
  }

  /** The kind of an element in this one. */
  of(name, id, classes) {
    const { last } = this;
    if (last !== null && last.name === name && last.classes === classes && last.id === id) return last;
    const key = id || classes ? `${name}#${id}.${classes}` : name;
    this.inner ??= new Map();
    let kind = this.inner.get(key);
    if (!kind) this.inner.set(key, (kind = new Kind(name, id, classes)));
    this.last = kind;
    return kind;
  }
}

/** An answer that several gave. */
export class Agreement {
  answer = undefined;
  times = 0;

  /** Whether enough gave one answer and none another. */
  get isSettled() {
    return this.times >= ENOUGH;
  }

  note(answer) {
    if (this.times === 0 || (this.times > 0 && answer === this.answer)) {
      this.answer = answer;
      this.times++;
    } else {
      this.times = -1;
    }
    return answer;
  }
}
