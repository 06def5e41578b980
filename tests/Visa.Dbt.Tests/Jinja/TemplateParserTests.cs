using System.Text;
using Visa.Dbt.Jinja;
using Visa.Dbt.Jinja.Evaluation;
using Visa.Dbt.Rendering;

namespace Visa.Dbt.Tests.Jinja;

public sealed class TemplateParserTests
{
    [Theory]
    [InlineData("{% if a %}x", 1, "endif is missing")]
    [InlineData("a\n{% endif %}", 2, "nothing is open here")]
    [InlineData("a\n\n{{ a +", 3, "a tag is not closed")]
    [InlineData("{{ 'a }}", 1, "a text is not closed")]
    [InlineData("{{ a b }}", 1, "unexpected 'b'")]
    [InlineData("{% call m() %}{% endcall %}", 1, "not supported by the embedded runner")]
    [InlineData("{% nonsense %}", 1, "there is no tag 'nonsense'")]
    [InlineData("{{ f(**x) }}", 1, "not supported by the embedded runner")]
    [InlineData("{% set a.b.c = 1 %}", 1, "expected '='")]
    [InlineData("\n{# open", 2, "a comment is not closed")]
    [InlineData("{{ a ? b }}", 1, "unexpected character '?'")]
    public void Parse_OfABrokenTemplate_SaysWhatAndWhere(string template, int line, string message)
    {
        var refusal = Assert.Throws<DbtException>(() => Template.Parse(template, "models/x.sql"));

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(("models/x.sql", line), (refusal.File, refusal.Line));
    }

    [Theory]
    [InlineData("{{ run_query('select 1') }}", "run_query(): not supported")]
    [InlineData("{{ 1 / 0 }}", "division by zero")]
    [InlineData("{{ a.b.c }}", "has no attribute 'b'")]
    [InlineData("{{ 'x' + 1 }}", "has no value")]
    [InlineData("{{ 'x' | nofilter }}", "there is no filter 'nofilter'")]
    [InlineData("{{ none() }}", "cannot be called")]
    public void Render_OfWhatHasNoValue_Refuses(string template, string message)
    {
        var scope = new Scope();
        Functions.AddCommon(scope, _ => { });

        Assert.Contains(message, Assert.Throws<DbtException>(() => Evaluator.Render(Template.Parse(template, "x.sql"), scope)).Message, StringComparison.Ordinal);
    }

    /// <summary>Whatever the text, it is parsed, or refused with a place: nothing else comes out.</summary>
    [Fact]
    public void Parse_OfRandomTags_EndsWithATemplateOrARefusal()
    {
        string[] pieces = ["{{", "}}", "{%", "%}", "{#", "#}", "-", " if ", " else ", " endif ", " for x in ", " endfor ", " set a = ", "a", "'", "\"", "(", ")", "[", "]", "|", "1", ".", ",", "~", "\n", " is ", " not ", " macro m() ", " endmacro ", "raw", "\\", "{", "}"];
        var random = new Random(7);
        var refused = 0;
        for (var round = 0; round < 5_000; round++)
        {
            var text = new StringBuilder();
            for (var count = random.Next(1, 14); count > 0; count--) text.Append(pieces[random.Next(pieces.Length)]);
            try
            {
                _ = Template.Parse(text.ToString(), "x.sql");
            }
            catch (DbtException exception)
            {
                refused++;
                Assert.InRange(exception.Line, 1, 20);
            }
        }
        Assert.InRange(refused, 1_000, 4_999);
    }

    /// <summary>A text without tags comes out as it went in, but for one line feed at its end.</summary>
    [Fact]
    public void Render_OfTextWithoutTags_IsTheText()
    {
        var random = new Random(11);
        const string alphabet = "ab \n\t'\"{}%#-~;é";
        for (var round = 0; round < 2_000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => alphabet[random.Next(alphabet.Length)])]);
            if (text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal) || text.Contains("{#", StringComparison.Ordinal)) continue;
            var expected = text.EndsWith('\n') ? text[..^1] : text;
            Assert.Equal(expected, Evaluator.Render(Template.Parse(text, "x.sql"), new Scope()));
        }
    }
}
