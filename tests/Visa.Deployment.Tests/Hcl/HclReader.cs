namespace Visa.Deployment.Tests.Hcl;

/// <summary>
/// Reads the structure of Terraform's native syntax: blocks, attributes, and expressions as text. Written after the syntax
/// specification in github.com/hashicorp/hcl, hclsyntax/spec.md; heredocs are refused, since none of our files needs one.
/// </summary>
internal sealed class HclReader
{
    private readonly HclScanner _scanner;
    private readonly string _file;

    private HclReader(string text, string file) => (_scanner, _file) = (new HclScanner(text, file), file);

    public static HclBlock Read(string text, string file = "text.tf")
    {
        var reader = new HclReader(text, file);
        var root = new HclBlock("", [], file, 1);
        reader.ReadBody(root, isNested: false);
        return root;
    }

    /// <summary>All files of the folder and those under it, tests left out.</summary>
    public static IReadOnlyList<HclBlock> ReadFolder(string folder) =>
        [.. WorkingTree.Files(folder, "*.tf").Select(file => Read(File.ReadAllText(file), Path.GetRelativePath(WorkingTree.Root, file)))];

    internal static IReadOnlyDictionary<string, HclValue> ReadObject(HclValue value)
    {
        if (value.Text is not ['{', .. var inner, '}']) throw new FormatException($"'{value.Text}' is not an object.");
        var block = new HclBlock("", [], "", 0);
        new HclReader(inner, "object").ReadBody(block, isNested: false);
        return block.Attributes;
    }

    private void ReadBody(HclBlock block, bool isNested)
    {
        while (true)
        {
            _scanner.SkipBlank(separators: true);
            if (_scanner.IsAtEnd)
            {
                if (isNested) throw _scanner.Error("a block that is not closed");
                return;
            }

            if (_scanner.TryTake('}'))
            {
                if (!isNested) throw _scanner.Error("a brace that closes nothing");
                return;
            }

            ReadMember(block);
        }
    }

    private void ReadMember(HclBlock block)
    {
        var line = _scanner.Line;
        var name = _scanner.TakeName();
        _scanner.SkipBlank(separators: false);
        if (_scanner.TryTake('='))
        {
            block.Add(name, new HclValue(_scanner.TakeExpression()));
            return;
        }

        var labels = new List<string>();
        while (!_scanner.TryTake('{'))
        {
            labels.Add(_scanner.TakeName());
            _scanner.SkipBlank(separators: false);
        }

        var inner = new HclBlock(name, labels, _file, line);
        ReadBody(inner, isNested: true);
        block.Add(inner);
    }
}
