namespace Visa.Features;

/// <summary>A unit and the values that go with it.</summary>
internal sealed record FeatureUnit(string Name, string Range)
{
    public static readonly FeatureUnit Flag = new("0 or 1", "0 or 1");
    public static readonly FeatureUnit Dollars = new("USD", "0 and more");
    public static readonly FeatureUnit Share = new("share", "0 to 1");
    public static readonly FeatureUnit Ratio = new("ratio", "0 and more");
    public static readonly FeatureUnit Seconds = new("seconds", "0 and more");
    public static readonly FeatureUnit Days = new("days", "0 and more");
    public static readonly FeatureUnit Kilometres = new("km", "0 to 20,016");
    public static readonly FeatureUnit Deviations = new("standard deviations", "any");
    public static readonly FeatureUnit Cycle = new("sine or cosine", "-1 to 1");
    public static readonly FeatureUnit Logarithm = new("ln(USD + 1)", "0 and more");
    public static readonly FeatureUnit Transactions = CountOf("transactions");

    public static FeatureUnit CountOf(string what) => new(what, "0, 1, 2, ...");
}
