namespace Visa.Generator.Tests.Cheating;

/// <summary>One field, or a part of one, of every transaction: numbers, or the indices of categories.</summary>
internal sealed class Column(string name, bool isCategory)
{
    private readonly Dictionary<string, int> _categories = new(StringComparer.Ordinal);

    public string Name => name;

    public bool IsCategory => isCategory;

    public List<float> Values { get; } = [];

    public void Add(double number) => Values.Add((float)number);

    public void Add(string category)
    {
        if (!_categories.TryGetValue(category, out var index)) _categories[category] = index = _categories.Count;
        Values.Add(index);
    }
}
