// Draws what stands in the tables beside it; colours follow the page's theme.
const { charts, count } = JSON.parse(document.getElementById("charts").textContent);
const drawn = [];

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function options(kind, { labels, counts }) {
  const flat = kind === "column";
  const names = flat ? labels : [...labels].slice(0, 20).reverse();
  const values = flat ? counts : [...counts].slice(0, 20).reverse();
  const text = { color: colour("--soft"), fontSize: 13 };
  const category = { type: "category", data: names, axisLabel: { ...text, interval: flat ? "auto" : 0 }, axisLine: { lineStyle: { color: colour("--line") } }, axisTick: { show: false } };
  const value = { type: "value", minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: colour("--line") } } };
  return {
    animation: false,
    aria: { enabled: true },
    color: [colour("--accent")],
    grid: { left: 8, right: 48, top: 16, bottom: 8, containLabel: true },
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" } },
    xAxis: flat ? category : value,
    yAxis: flat ? value : category,
    series: [{ type: "bar", name: count, data: values, barMaxWidth: 26, label: { show: values.length <= 24, position: flat ? "top" : "right", color: colour("--ink") } }],
  };
}

function draw() {
  for (const chart of drawn.splice(0)) chart.dispose();
  for (const place of document.querySelectorAll("[data-chart]")) {
    const data = charts[place.dataset.chart];
    if (!data || !window.echarts) continue;
    if (place.dataset.kind === "bar") place.style.height = `${Math.min(data.labels.length, 20) * 30 + 60}px`;
    const chart = window.echarts.init(place, null, { renderer: "svg" });
    chart.setOption(options(place.dataset.kind, data));
    drawn.push(chart);
  }
}

draw();
addEventListener("resize", () => drawn.forEach((chart) => chart.resize()));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
document.getElementById("theme").addEventListener("change", draw);
