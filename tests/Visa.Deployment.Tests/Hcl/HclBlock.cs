namespace Visa.Deployment.Tests.Hcl;

/// <summary>One block, such as <c>resource "aws_s3_bucket" "this" { … }</c>; a file is a block without type.</summary>
internal sealed class HclBlock(string type, IReadOnlyList<string> labels, string file, int line)
{
    private readonly Dictionary<string, HclValue> _attributes = new(StringComparer.Ordinal);
    private readonly List<HclBlock> _blocks = [];

    public string Type { get; } = type;

    public IReadOnlyList<string> Labels { get; } = labels;

    public string File { get; } = file;

    public int Line { get; } = line;

    public IReadOnlyDictionary<string, HclValue> Attributes => _attributes;

    public IReadOnlyList<HclBlock> Blocks => _blocks;

    /// <summary>Where it is, for whoever must mend it.</summary>
    public string Place => $"{File}:{Line} {string.Join('.', Labels.Prepend(Type))}";

    public HclValue? this[string attribute] => _attributes.GetValueOrDefault(attribute);

    public void Add(string name, HclValue value) => _attributes.Add(name, value);

    public void Add(HclBlock block) => _blocks.Add(block);

    /// <summary>The blocks of a type directly inside, those of <c>dynamic "type"</c> included.</summary>
    public IEnumerable<HclBlock> Of(string type) => _blocks.SelectMany(block =>
        block.Type == type ? [block]
        : block.Type == "dynamic" && block.Labels[0] == type ? block._blocks.Where(inner => inner.Type == "content")
        : Enumerable.Empty<HclBlock>());

    /// <summary>It and everything inside.</summary>
    public IEnumerable<HclBlock> All() => _blocks.SelectMany(block => block.All()).Prepend(this);
}
