using System.Text.Json.Nodes;
using Visa.Dbt.Jinja;
using Visa.Dbt.Jinja.Evaluation;
using Visa.Dbt.Rendering;

namespace Visa.Dbt.Tests.Jinja;

/// <summary>What Jinja2 3.1.6 wrote for the same templates and values (golden.json).</summary>
public sealed class GoldenTests
{
    private static readonly JsonNode Golden = Read();

    public static TheoryData<int> Cases() => [.. Enumerable.Range(0, Golden["cases"]!.AsArray().Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Render_OfATemplate_IsJinjas(int index)
    {
        var golden = Golden["cases"]![index]!;
        var scope = new Scope();
        Functions.AddCommon(scope, _ => { });
        foreach (var (name, value) in Golden["context"]!.AsObject()) scope.Set(name, JinjaJson.FromNode(value));

        var text = Evaluator.Render(Template.Parse(golden["template"]!.GetValue<string>(), "golden.sql"), scope);

        Assert.Equal(golden["expected"]!.GetValue<string>(), text);
    }

    [Fact]
    public void Render_OfAnUndefinedName_SaysWhichAndWhere()
    {
        var refusal = Assert.Throws<DbtException>(() => Evaluator.Render(Template.Parse("select\n  {{ nothing }}", "models/x.sql"), new Scope()));

        Assert.Equal(("models/x.sql", 2), (refusal.File, refusal.Line));
        Assert.Contains("'nothing' is undefined", refusal.Message, StringComparison.Ordinal);
    }

    private static JsonNode Read()
    {
        using var stream = typeof(GoldenTests).Assembly.GetManifestResourceStream("Visa.Dbt.Tests.Jinja.golden.json")!;
        return JsonNode.Parse(stream)!;
    }
}
