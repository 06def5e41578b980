namespace Aspire.Hosting.Dashboard.Otlp;

/// <summary>Gives each service one of the pages' colours, in the order of first sight, so that it looks the same on every page.</summary>
internal sealed class ServiceColors
{
    /// <summary>Colours that the style sheet defines, <c>--series-0</c> and on.</summary>
    public const int Count = 10;

    private const int MaxServices = 500;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _colors = new(StringComparer.Ordinal);

    public int Of(string service)
    {
        lock (_gate)
        {
            if (_colors.TryGetValue(service, out var color))
                return color;
            color = _colors.Count % Count;
            if (_colors.Count < MaxServices)
                _colors.Add(service, color);
            return color;
        }
    }
}
