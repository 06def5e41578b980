using Visa.Dbt.Nodes;
using Visa.Dbt.Parsing;
using Visa.Dbt.Projects;
using Visa.Dbt.Selection;
using Visa.Dbt.Tests.Hosting;

namespace Visa.Dbt.Tests.Selection;

/// <summary>a → b → c → d, x → c, with tests of b and c, on disc as staging/a, staging/x, marts/b, marts/c, marts/d.</summary>
public sealed class NodeSelectorTests : IDisposable
{
    private readonly SmallProject _project = new SmallProject()
        .Write("models/staging/a.sql", "{{ config(tags=['raw']) }} select 1 as k from {{ source('s', 't') }}")
        .Write("models/staging/x.sql", "{{ config(tags=['raw', 'side'], materialized='table') }} select 1 as k")
        .Write("models/marts/b.sql", "select * from {{ ref('a') }}")
        .Write("models/marts/c.sql", "select * from {{ ref('b') }} union all select * from {{ ref('x') }}")
        .Write("models/marts/d.sql", "select * from {{ ref('c') }}")
        .Write("models/props.yml", """
            sources: [{name: s, tables: [{name: t}]}]
            models:
              - {name: b, columns: [{name: k, data_tests: [unique]}]}
              - {name: c, columns: [{name: k, data_tests: [not_null]}]}
            exposures:
              - {name: page, type: dashboard, owner: {name: o}, depends_on: [ref('d')]}
            unit_tests:
              - {name: ut, model: d, given: [{input: ref('c'), rows: []}], expect: {rows: []}}
            """);

    [Theory]
    [InlineData("b", "b unique_b_k")]
    [InlineData("+b", "a b t unique_b_k")]
    [InlineData("b+", "b c d not_null_c_k page unique_b_k ut")]
    [InlineData("1+c", "b c not_null_c_k unique_b_k x")]
    [InlineData("b+1", "b c not_null_c_k unique_b_k")]
    [InlineData("@b", "a b c d not_null_c_k page t unique_b_k ut x")]
    [InlineData("tag:raw", "a x")]
    [InlineData("tag:raw,tag:side", "x")]
    [InlineData("tag:raw b", "a b unique_b_k x")]
    [InlineData("path:models/staging", "a x")]
    [InlineData("models/marts/b.sql", "b unique_b_k")]
    [InlineData("staging", "a x")]
    [InlineData("small.staging.a", "a")]
    [InlineData("staging.*", "a x")]
    [InlineData("source:s+1", "a t")]
    [InlineData("source:s.t", "t")]
    [InlineData("config.materialized:table", "x")]
    [InlineData("resource_type:exposure", "page")]
    [InlineData("exposure:page", "page")]
    [InlineData("+exposure:page", "a b c d not_null_c_k page t unique_b_k ut x")]
    [InlineData("test_type:unit", "ut")]
    [InlineData("test_type:generic", "not_null_c_k unique_b_k")]
    [InlineData("test_name:unique", "unique_b_k")]
    [InlineData("unit_test:ut", "ut")]
    [InlineData("nothing_like_it", "")]
    public void Select_ByACriterion_FindsWhatDbtFinds(string select, string expected) => Assert.Equal(expected, Select([select], []));

    [Fact]
    public void Select_WithExclude_TakesTestsAwayToo() => Assert.Equal("a d page ut x", Select([], ["b c source:s"]));

    [Theory]
    [InlineData("state:modified", "not supported by the embedded runner")]
    [InlineData("odd:thing", "is not a valid method name")]
    [InlineData("@b+", "@ and + do not go together")]
    [InlineData("tag:", "is no selection criterion")]
    public void Select_ByWhatIsNoCriterion_Refuses(string select, string message) =>
        Assert.Contains(message, Assert.Throws<DbtException>(() => Select([select], [])).Message, StringComparison.Ordinal);

    public void Dispose() => _project.Dispose();

    private string Select(IReadOnlyList<string> select, IReadOnlyList<string> exclude)
    {
        var invocation = new Invocation { ProjectDirectory = _project.Path, StartedAt = TimeProvider.System.GetUtcNow(), Environment = _ => null };
        var graph = ManifestReader.Read(ProjectLoader.Load(invocation), invocation).Graph;
        return string.Join(' ', new NodeSelector(graph).Select(select, exclude, node => node.Type != ResourceType.Operation, _ => { }).Select(node => node.Name).Order(StringComparer.Ordinal));
    }
}
