'use strict';

/** What the editor has decided. Knows nothing of the document, so that it can be tested alone. */
class Decisions {
  /** cards: [{word, was, options, doubtful}]; `was` is what the edition has, '' where two forms stand. */
  constructor(cards) {
    this.cards = cards;
    this.answers = cards.map(() => '');
    this.steps = [];
  }

  /** Set answers, [[card, right], ...], as one step of which undo knows. */
  decide(changes, typing = false) {
    const step = changes
      .filter(([card, right]) => this.answers[card] !== right)
      .map(([card, right]) => ({ card, before: this.answers[card], right }));
    if (!step.length) return;
    const last = this.steps[this.steps.length - 1];
    if (typing && last && last.typing && last.changes[0].card === step[0].card) {
      this.answers[step[0].card] = step[0].right; // a word is one step, however many letters
      return;
    }
    for (const { card, right } of step) this.answers[card] = right;
    this.steps.push({ typing, changes: step });
  }

  /** Take the last step back; the cards that it was about. */
  undo() {
    const step = this.steps.pop();
    if (!step) return [];
    for (const { card, before } of step.changes) this.answers[card] = before;
    return step.changes.map(({ card }) => card);
  }

  /** Accept those of the cards that are still open. */
  accept(cards) {
    this.decide(
      cards
        .filter((card) => this.answers[card] === '' && this.cards[card].was)
        .map((card) => [card, this.cards[card].was]),
    );
  }

  progress() {
    const doubtful = this.cards.map((_, card) => card).filter((card) => this.cards[card].doubtful);
    const done = doubtful.filter((card) => this.answers[card] !== '').length;
    return { done, all: doubtful.length };
  }

  /** Whether a card is to be seen: `state` is 'all', 'open' or 'done'; `text` stands in its `find`. */
  shows(card, state, text) {
    const decided = this.answers[card] !== '';
    if ((state === 'open' && decided) || (state === 'done' && !decided)) return false;
    return !text || this.cards[card].find.includes(text);
  }

  /** What `wenxuan audit --apply` takes. */
  answer(script, reasons) {
    const rows = [];
    this.cards.forEach(({ word, was }, card) => {
      const right = this.answers[card];
      if (right) rows.push({ source: word, right, reason: right === was ? reasons.accepted : reasons.overruled });
    });
    return { wenxuan: 'audit', version: 1, script, rows };
  }

  /** The answers by word, to be kept until the page is opened again. */
  draft() {
    const kept = Object.create(null); // a word may be __proto__
    this.cards.forEach(({ word, was }, card) => {
      if (this.answers[card]) kept[word] = { was, right: this.answers[card] };
    });
    return kept;
  }

  /** Take up a draft where the edition still has what it had; how many answers that were. */
  restore(draft) {
    let count = 0;
    this.cards.forEach(({ word, was }, card) => {
      const kept = Object.prototype.hasOwnProperty.call(draft, word) ? draft[word] : null;
      if (kept && kept.was === was && typeof kept.right === 'string' && cleaned(kept.right)) {
        this.answers[card] = cleaned(kept.right);
        count += 1;
      }
    });
    return count;
  }
}

const LONGEST = 120; // characters, as `wenxuan audit` takes them

/** A form of the editor's own, as a cell of a phrase list can hold it. */
function cleaned(text) {
  const line = text.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').replace(/^[#\s]+/, '');
  return [...line].slice(0, LONGEST).join('').trim();
}

/** The page: cards are its `.item`s that can be answered, in their order. */
function open() {
  const data = document.body.dataset;
  const find = (id) => document.getElementById(id);
  const told = find('told');
  const items = [...document.querySelectorAll('.item')];
  const answerable = items.filter((item) => item.querySelector('input'));
  const numbers = new Map(answerable.map((item, card) => [item, card]));
  const radios = answerable.map((item) => [...item.querySelectorAll('input')].filter((input) => input.type === 'radio'));
  const texts = answerable.map((item) => [...item.querySelectorAll('input')].find((input) => input.type === 'text'));
  const decisions = new Decisions(
    answerable.map((item) => ({
      word: item.dataset.source,
      was: item.dataset.was,
      doubtful: Boolean(item.closest('#doubtful')),
      find: item.textContent,
    })),
  );
  const rests = new Map([...document.querySelectorAll('.rest')].map((button) => [button, inside(button.closest('.group') || find('doubtful'))]));
  const groups = [...document.querySelectorAll('.group')].map((group) => [group, [...group.querySelectorAll('.item')]]);
  const [progress, bar, undoing] = ['progress', 'bar', 'undo'].map(find);
  const place = 'wenxuan-audit:' + data.draft;
  let kept = true; // whether the browser keeps drafts
  let saved = '{}'; // the draft as it was last saved or exported

  const draft = () => JSON.stringify(decisions.draft());
  const answer = () => decisions.answer(data.script, { accepted: data.accepted, overruled: data.overruled });
  const numberOf = (element) => {
    const item = element && element.closest ? element.closest('.item') : null;
    return item && numbers.has(item) ? numbers.get(item) : -1;
  };

  function paint(card) {
    const right = decisions.answers[card];
    const given = radios[card].find((radio) => radio.value === right && !radio.classList.contains('own'));
    (given || radios[card].find((radio) => radio.classList.contains('own'))).checked = true;
    if (!given) texts[card].value = right;
    answerable[card].classList.toggle('done', right !== '');
    answerable[card].classList.toggle('changed', right !== '' && right !== decisions.cards[card].was);
  }

  function count() {
    const { done, all } = decisions.progress();
    progress.textContent = data.progress.replace('{done}', done).replace('{all}', all);
    bar.max = all || 1;
    bar.value = all ? done : 1;
    undoing.disabled = !decisions.steps.length;
    for (const button of rests.keys()) {
      button.disabled = !shownFor(button).some((card) => decisions.answers[card] === '' && decisions.cards[card].was);
    }
  }

  function changed(cards) {
    cards.forEach(paint);
    count();
    told.textContent = '';
    try {
      localStorage.setItem(place, draft());
      kept = true;
    } catch {
      kept = false;
    }
  }

  function decide(changes, typing) {
    decisions.decide(changes, typing);
    changed(typing ? [] : changes.map(([card]) => card));
    if (typing) answerable[changes[0][0]].classList.toggle('done', changes[0][1] !== '');
  }

  function inside(element) {
    return [...element.querySelectorAll('.item')].filter((item) => numbers.has(item)).map((item) => numbers.get(item));
  }

  /** The cards that a button accepts: what is hidden has not been looked at. */
  function shownFor(button) {
    return rests.get(button).filter((card) => !answerable[card].hidden);
  }

  function accept(button) {
    const cards = shownFor(button);
    decisions.accept(cards);
    changed(cards);
  }

  function undo() {
    const cards = decisions.undo();
    changed(cards);
    if (cards.length) show(cards[0]);
  }

  function show(card) {
    const folded = answerable[card].closest('details');
    if (folded) folded.open = true;
    answerable[card].focus();
    answerable[card].scrollIntoView({ block: 'center' });
  }

  /** Go on from a card: to the one beside it, or to the next that is open. */
  function go(card, by, open) {
    for (let next = card + by; next >= 0 && next < answerable.length; next += by) {
      const folded = answerable[next].closest('details');
      const seen = !answerable[next].hidden && (!folded || folded.open);
      if (seen && (!open || decisions.answers[next] === '')) return show(next);
    }
    return undefined;
  }

  function filter() {
    const state = find('state').value;
    const text = find('find').value.trim();
    items.forEach((item) => {
      item.hidden = numbers.has(item)
        ? !decisions.shows(numbers.get(item), state, text)
        : state !== 'all' || !item.textContent.includes(text);
    });
    for (const [group, cards] of groups) group.hidden = cards.every((item) => item.hidden);
    count();
  }

  function exported() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(answer(), null, 1)], { type: 'application/json' }));
    link.download = data.answer;
    link.click();
    saved = draft();
    told.textContent = data.exported.replace('{count}', answer().rows.length);
  }

  async function copied() {
    try {
      await navigator.clipboard.writeText(JSON.stringify(answer(), null, 1));
      told.textContent = data.copied;
      saved = draft();
    } catch (error) {
      told.textContent = data.failed + error.message;
    }
  }

  async function save() {
    const sent = draft();
    try {
      const response = await fetch(location.href.split(/[?#]/)[0], {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Wenxuan-Token': data.token },
        body: JSON.stringify(answer()),
      });
      const text = await response.text();
      told.textContent = response.ok ? data.saved.replace('{count}', text) : data.failed + text;
      if (response.ok) saved = sent;
    } catch (error) {
      told.textContent = data.failed + data.gone;
    }
  }

  const buttons = { undo, export: exported, copy: copied, save };

  document.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    if (button.classList.contains('rest')) accept(button);
    else if (buttons[button.id]) buttons[button.id]();
  });

  document.addEventListener('input', (event) => {
    const { target } = event;
    if (target.id === 'find') filter();
    const card = numberOf(target);
    if (card < 0) return;
    if (target.type === 'text') {
      radios[card].find((radio) => radio.classList.contains('own')).checked = true;
      decide([[card, cleaned(target.value)]], true);
    }
  });

  document.addEventListener('change', (event) => {
    const { target } = event;
    if (target.id === 'state') filter();
    const card = numberOf(target);
    if (card < 0 || target.type !== 'radio') return;
    if (target.classList.contains('own')) texts[card].focus();
    else decide([[card, target.value]]);
  });

  document.addEventListener('keydown', (event) => {
    const { target } = event;
    const key = event.key.toLowerCase();
    if (event.isComposing || event.altKey) return;
    if (target.type === 'text' || target.type === 'search') {
      if (key === 'escape') (numberOf(target) < 0 ? document.activeElement.blur() : show(numberOf(target)));
      return;
    }
    if ((event.ctrlKey || event.metaKey) && key !== 'z' && key !== 's') return;
    const card = numberOf(document.activeElement);
    const act = shortcut(key, card);
    if (!act) return;
    event.preventDefault();
    act();
  });

  /** What a key does where the focus is on a card (-1: on none); nothing for any other key. */
  function shortcut(key, card) {
    if (key === 'j') return () => go(card, 1, false);
    if (key === 'k') return () => go(card < 0 ? answerable.length : card, -1, false);
    if (key === 'n') return () => go(card, 1, true);
    if (key === 'z') return undo;
    if (key === 's') return data.token ? save : exported;
    if (key === '/') return () => find('find').focus();
    if (card < 0 || !/^[0-9]$/.test(key)) return null;
    if (key === '0') return () => decide([[card, '']]);
    const radio = radios[card][Number(key)]; // the first of them is "later"
    if (!radio) return null;
    if (radio.classList.contains('own')) return () => texts[card].focus();
    return () => {
      decide([[card, radio.value]]);
      go(card, 1, true);
    };
  }

  window.addEventListener('beforeunload', (event) => {
    if (draft() !== saved && (data.token || !kept)) event.preventDefault();
  });

  let restored = 0;
  try {
    restored = decisions.restore(JSON.parse(localStorage.getItem(place) || '{}') || {});
  } catch {
    kept = false; // no storage here: leaving the page asks first
  }
  answerable.forEach((_, card) => paint(card));
  find('state').value = 'all';
  find('find').value = '';
  count();
  if (restored) told.textContent = data.restored.replace('{count}', restored);
}

if (typeof document !== 'undefined') open();
