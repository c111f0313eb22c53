/** Pointing at a shared passage lifts the same words on the other side. */

export const COMPARE_SCRIPT = `'use strict';
{
  let lifted = [];
  document.addEventListener('pointerover', ({ target }) => {
    const tie = target.closest('mark')?.dataset.tie;
    for (const each of lifted) each.classList.remove('lifted');
    lifted = tie === undefined ? [] : [...document.querySelectorAll('mark[data-tie="' + tie + '"]')];
    for (const each of lifted) each.classList.add('lifted');
  });
}
`;
