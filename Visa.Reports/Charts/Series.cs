namespace Visa.Reports.Charts;

/// <summary>Values that belong together; the name is in the legend.</summary>
public abstract record Series(string Name)
{
    public Tone Tone { get; init; }

    /// <summary>Every value on the x axis: sets the range of the axis.</summary>
    internal abstract IEnumerable<double> Xs { get; }

    internal abstract IEnumerable<double> Ys { get; }
}
