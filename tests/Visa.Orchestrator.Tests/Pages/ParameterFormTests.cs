using Visa.Orchestrator.Operations;
using Visa.Orchestrator.Pages.Actions;

namespace Visa.Orchestrator.Tests.Pages;

public sealed class ParameterFormTests
{
    private const string Defaults = """{"country":"BR","limit":10,"isDry":true,"tags":["a"],"note":null}""";

    [Fact]
    public void Read_WhatTheFormShows_GivesTheDefaults()
    {
        var fields = ParameterForm.FieldsOf(Defaults);

        var read = ParameterForm.Read(fields, name => fields.Single(field => field.FormName == name) is var field && field.IsFlag ? (field.Text == "true" ? "true" : null) : field.Text);

        Assert.Equal(Defaults, read);
    }

    [Theory]
    [InlineData("limit", "ten")]
    [InlineData("limit", "\"10\"")]
    [InlineData("limit", "")]
    [InlineData("limit", "1 2")]
    [InlineData("tags", "[1")]
    public void Read_NotOfTheFieldsKind_NamesTheFieldAndAnExample(string field, string text)
    {
        var fields = ParameterForm.FieldsOf(Defaults);

        var refusal = Assert.Throws<ActionRefusedException>(() => ParameterForm.Read(fields, name => name == $"parameter.{field}" ? text : fields.Single(known => known.FormName == name).Text));

        Assert.StartsWith($"'{field}' is ", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("3")]
    [InlineData("[]")]
    public void FieldsOf_NoObject_AreNone(string? defaults) => Assert.Empty(ParameterForm.FieldsOf(defaults));
}
