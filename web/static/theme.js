// Before the first paint: the theme that this device chose, and that scripts run.
(() => {
  const root = document.documentElement;
  root.classList.add("scripted");
  try {
    const theme = JSON.parse(localStorage.getItem("juzhao.theme") || '"auto"');
    if (theme !== "auto") root.dataset.theme = theme;
  } catch {
    // storage may be closed to us: the system's theme it is
  }
})();
