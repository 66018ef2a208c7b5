/* Before anything is painted: whether the address names plans to compare, so that the styles keep
   room for their table and what stands below it does not move. */
if (/[?&]of=[^&]/.test(location.search)) {
  document.documentElement.setAttribute("data-gp-compares", "");
}
