'use strict';
const items = [...document.querySelectorAll('.item')];
const told = document.getElementById('told');
const data = document.body.dataset;

function chosen(item) {
  const radio = item.querySelector('input[type=radio]:checked');
  if (!radio) return '';
  return radio.classList.contains('own') ? item.querySelector('input[type=text]').value.trim() : radio.value;
}

function answer() {
  const rows = [];
  for (const item of items) {
    const right = chosen(item);
    if (right) rows.push({ source: item.dataset.source, right, reason: right === item.dataset.was ? '审校：照准' : '审校：改定' });
  }
  return { wenxuan: 'audit', version: 1, script: data.script, rows };
}

function look() {
  let done = 0, all = 0;
  for (const item of items) {
    if (!item.querySelector('input[type=radio]')) continue;
    const seen = chosen(item) !== '';
    item.classList.toggle('done', seen);
    if (item.closest('#doubtful')) { all += 1; done += seen ? 1 : 0; }
  }
  document.getElementById('progress').textContent = data.progress.replace('{done}', done).replace('{all}', all);
}

function on(id, act) {
  const button = document.getElementById(id);
  if (button) button.addEventListener('click', act);
}

document.addEventListener('input', (event) => {
  if (event.target.type === 'text') event.target.closest('label').querySelector('.own').checked = true;
  told.textContent = '';
  look();
});
on('rest', () => {
  for (const item of document.querySelectorAll('#doubtful .item')) {
    const accept = item.querySelector('.accept');
    if (accept && chosen(item) === '') accept.checked = true;
  }
  look();
});
on('export', () => {
  const link = document.createElement('a');
  link.href = 'data:application/json;charset=utf-8,' + encodeURIComponent(JSON.stringify(answer(), null, 1));
  link.download = data.answer;
  link.click();
});
on('copy', async () => {
  await navigator.clipboard.writeText(JSON.stringify(answer(), null, 1));
  told.textContent = data.copied;
});
on('save', async () => {
  try {
    const response = await fetch(location.href.split('?')[0], {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Wenxuan-Token': data.token },
      body: JSON.stringify(answer()),
    });
    const text = await response.text();
    told.textContent = response.ok ? data.saved.replace('{count}', text) : data.failed + text;
  } catch (error) {
    told.textContent = data.failed + error.message;
  }
});
look();
