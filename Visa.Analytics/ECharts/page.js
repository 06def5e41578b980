// Draws every chart in the page's own colours, and again when the scheme or the width changes.
(() => {
  const ink = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
  const percent = value => (value * 100).toFixed(value !== 0 && Math.abs(value) < 0.01 ? 2 : 1).replace(/\.0$/, '') + '%';
  const write = axis => value => axis.format === 'percent' ? percent(value) : compact.format(value);
  const exact = axis => value => value == null ? '–' : axis.format === 'percent' ? percent(value) : new Intl.NumberFormat('en', { maximumFractionDigits: 2 }).format(value);

  const dress = axis => {
    axis.axisLine = { lineStyle: { color: ink('axis') } };
    axis.splitLine = { show: axis.type === 'value', lineStyle: { color: ink('rule') } };
    axis.axisLabel = { color: ink('soft'), hideOverlap: true };
    axis.nameTextStyle = Object.assign({ color: ink('soft') }, axis.nameTextStyle);
    if (axis.type === 'value') axis.axisLabel.formatter = write(axis);
  };

  const draw = element => {
    const option = JSON.parse(element.dataset.option);
    dress(option.xAxis);
    dress(option.yAxis);
    const values = option.xAxis.type === 'value' ? option.xAxis : option.yAxis;
    option.textStyle = { fontFamily: getComputedStyle(document.body).fontFamily };
    Object.assign(option.tooltip, { backgroundColor: ink('panel'), borderColor: ink('rule'), textStyle: { color: ink('ink') }, valueFormatter: exact(values) });
    for (const series of option.series) {
      series.itemStyle = { color: ink(series.tone) };
      series.lineStyle = { color: ink(series.tone), width: 2 };
    }
    const chart = echarts.getInstanceByDom(element) || echarts.init(element, null, { renderer: 'svg' });
    chart.setOption(option, true);
    chart.resize();
  };

  const all = () => document.querySelectorAll('.echart').forEach(draw);
  all();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', all);
  addEventListener('resize', () => document.querySelectorAll('.echart').forEach(element => echarts.getInstanceByDom(element)?.resize()));
})();
