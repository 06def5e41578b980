using Visa.Reports.Scales;

namespace Visa.Reports.Drawing;

/// <summary>The rectangle inside the axes, and the scales along its sides.</summary>
internal sealed record PlotArea(double Left, double Top, double Right, double Bottom, IScale X, IScale Y);
