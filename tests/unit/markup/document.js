'use strict';
// A document small enough to read: what the audit page's script uses of a browser, and no more.
// Made by `start(tree, storage)` of nested [tag, attributes, children]; texts are strings.

const radios = {};

class Element {
  constructor(tag, attributes, parent) {
    Object.assign(this, { tag, attributes, parent, children: [], hidden: 'hidden' in attributes });
    this.id = attributes.id || '';
    this.type = attributes.type || (tag === 'input' ? 'text' : '');
    this.value = attributes.value || '';
    this.name = attributes.name || '';
    this.disabled = 'disabled' in attributes;
    this.open = 'open' in attributes;
    this.ticked = 'checked' in attributes;
    if (this.type === 'radio') (radios[this.name] ??= []).push(this);
    const classes = new Set((attributes.class || '').split(/\s+/).filter(Boolean));
    this.classList = {
      contains: (name) => classes.has(name),
      toggle: (name, on) => (on ? classes.add(name) : classes.delete(name)),
    };
    this.dataset = {};
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith('data-')) {
        this.dataset[name.slice(5).replace(/-(.)/g, (_, letter) => letter.toUpperCase())] = value;
      }
    }
  }

  get checked() { return this.ticked; }

  set checked(on) {
    if (on && this.type === 'radio') {
      for (const other of radios[this.name]) other.ticked = false;
    }
    this.ticked = on;
  }

  get textContent() {
    return this.children.map((child) => (typeof child === 'string' ? child : child.textContent)).join('');
  }

  set textContent(text) { this.children = [String(text)]; }

  matches(selector) {
    if (selector[0] === '#') return this.id === selector.slice(1);
    if (selector[0] === '.') return this.classList.contains(selector.slice(1));
    if (!/^[a-z]+$/.test(selector)) throw new Error('this document does not know ' + selector);
    return this.tag === selector;
  }

  closest(selector) {
    for (let one = this; one; one = one.parent) if (one.matches(selector)) return one;
    return null;
  }

  querySelectorAll(selector) { return all(this).filter((one) => one !== this && one.matches(selector)); }

  querySelector(selector) { return this.querySelectorAll(selector)[0] || null; }

  focus() { if (this.attributes.tabindex || this.tag !== 'article') document.activeElement = this; }

  blur() { document.activeElement = document.body; }

  scrollIntoView() {}

  click() { if (this.tag === 'a') downloads.push({ name: this.download, text: this.href }); }
}

/** An element and all that it holds, in their order. */
function all(element, found = []) {
  found.push(element);
  for (const child of element.children) if (typeof child !== 'string') all(child, found);
  return found;
}

const listeners = [];
const downloads = [];
const sent = [];
let reply = { ok: true, text: '0' };
let document, window, localStorage, location, navigator;
const URL = { createObjectURL: (blob) => blob };
class Blob { constructor(parts) { this.text = parts.join(''); } }
const addEventListener = (name, act) => listeners.push({ name, act });

function fetch(address, request) {
  sent.push({ address, ...request });
  if (!reply) return Promise.reject(new TypeError('Failed to fetch'));
  return Promise.resolve({ ok: reply.ok, text: () => Promise.resolve(reply.text) });
}

function grown([tag, attributes, children], parent) {
  const element = new Element(tag, attributes, parent);
  element.children = children.map((child) => (typeof child === 'string' ? child : grown(child, element)));
  return element;
}

function start(tree, stored, keeps) {
  const body = grown(tree, null);
  document = {
    body,
    activeElement: body,
    addEventListener,
    getElementById: (id) => all(body).find((one) => one.id === id) || null,
    querySelectorAll: (selector) => body.querySelectorAll(selector),
    createElement: (tag) => new Element(tag, {}, null),
  };
  window = { addEventListener };
  location = { href: 'http://127.0.0.1:1/token/zh-Hant-TW?x#y' };
  navigator = { clipboard: { writeText: (text) => { downloads.push({ name: 'clipboard', text: { text } }); return Promise.resolve(); } } };
  localStorage = {
    getItem(name) { if (!keeps) throw new Error('refused'); return name in stored ? stored[name] : null; },
    setItem(name, value) { if (!keeps) throw new Error('refused'); stored[name] = value; },
    stored,
  };
}

/** Let an event happen; whether its default was prevented. */
function happen(name, target, more) {
  const event = { target, key: '', prevented: false, preventDefault() { this.prevented = true; }, ...more };
  for (const listener of listeners) if (listener.name === name) listener.act(event);
  return event.prevented;
}

/** A click as a person's: on a radio it ticks it, on a disabled button nothing comes of it. */
function pressed(element) {
  if (element.disabled) return;
  if (element.type === 'radio') {
    element.checked = true;
    element.focus();
    happen('click', element);
    happen('input', element);
    happen('change', element);
  } else {
    happen('click', element);
  }
}

function key(name, more) { return happen('keydown', document.activeElement, { key: name, ...more }); }

function typed(element, text) {
  element.focus();
  for (let end = 1; end <= text.length; end += 1) {
    element.value = text.slice(0, end);
    happen('input', element);
  }
}

function selected(element, value) {
  element.value = value;
  happen('change', element);
}

const cardOf = (word) => all(document.body).find((one) => one.dataset.source === word);
