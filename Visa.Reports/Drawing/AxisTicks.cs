using Visa.Reports.Scales;

namespace Visa.Reports.Drawing;

/// <summary>Chooses ticks whose labels do not touch.</summary>
internal static class AxisTicks
{
    private const double Gap = 10;
    private const double RowHeight = 18;

    public static IReadOnlyList<Tick> Across(IScale scale, double width, bool isCategory)
    {
        for (var wanted = isCategory ? int.MaxValue : Math.Max(2, (int)(width / 50)); ; wanted = Fewer(scale, wanted))
        {
            var ticks = scale.Ticks(wanted);
            if (ticks.Count <= 2 || wanted <= 1 || FitsAcross(scale, ticks)) return ticks;
        }
    }

    public static IReadOnlyList<Tick> Up(IScale scale, double height, bool isCategory) =>
        isCategory ? scale.Ticks((int)(height / RowHeight)) : scale.Ticks(Math.Max(2, (int)(height / 42)));

    private static int Fewer(IScale scale, int wanted) => wanted == int.MaxValue ? scale.Ticks(wanted).Count - 1 : wanted - 1;

    private static bool FitsAcross(IScale scale, IReadOnlyList<Tick> ticks) =>
        Enumerable.Range(1, ticks.Count - 1).All(i =>
            scale.Map(ticks[i].Value) - scale.Map(ticks[i - 1].Value) >= (TextMeasure.Width(ticks[i].Label) + TextMeasure.Width(ticks[i - 1].Label)) / 2 + Gap);
}
