/* What a customer may ask for. What is erased is gone from every open page. */
import {call} from '/forms/api.js';
import {say} from '/forms/elements.js';
import {once} from '/inbox/deeds.js';
import {report} from '/inbox/report.js';

document.addEventListener('submit', event => {
  if (!event.target.matches('#erasure')) return;
  event.preventDefault();
  erase(event.target);
});

async function erase(form) {
  const {key, wrong, one, many} = form.dataset;
  const refusal = form.querySelector('.refusal');
  const customer = form.elements.customer.value.trim();
  if (customer !== form.dataset.customer) return say(refusal, wrong);
  await once(form, refusal, async () => {
    const {conversations} = await call('POST', `/api/conversations/${encodeURIComponent(key)}/erasure`, {customer});
    document.dispatchEvent(new CustomEvent('parley:gone', {detail: {key}}));
    report(conversations === 1 ? one : many.replace('#', conversations), []);
  });
}
