// Elements alike: with the same names, identifiers and classes from the root down. What style sheets say of several they say of all.

/** As many of a kind must have agreed before the next is believed to: what numbers and neighbours choose is mostly among the first. */
const ENOUGH = 8;

/** A kind of elements, and the kinds that stand in it. */
export class Kind {
  inner = null;
  answers = null;

  /** The kind of an element in this one. */
  of(name, id, classes) {
    const key = id || classes ? `${name}#${id}.${classes}` : name;
    this.inner ??= new Map();
    let kind = this.inner.get(key);
    if (!kind) this.inner.set(key, (kind = new Kind()));
    return kind;
  }

  /** What `find` says, asked until enough of this kind gave one answer and none another; `question` tells what was asked. */
  ask(question, find) {
    this.answers ??= {};
    const known = (this.answers[question] ??= { answer: undefined, times: 0 });
    if (known.times >= ENOUGH) return known.answer;
    const answer = find();
    if (known.times === 0 || (known.times > 0 && answer === known.answer)) {
      known.answer = answer;
      known.times++;
    } else {
      known.times = -1;
    }
    return answer;
  }
}
