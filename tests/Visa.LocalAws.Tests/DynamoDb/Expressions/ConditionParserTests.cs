using System.Text.Json;
using Visa.LocalAws.DynamoDb.Expressions;
using Visa.LocalAws.DynamoDb.Values;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Tests.DynamoDb.Expressions;

public sealed class ConditionParserTests
{
    private const string Item = """
        {"id":{"S":"lease-1"},"counter":{"N":"7"},"owners":{"SS":["a","b"]},"checkpoint":{"S":"TRIM_HORIZON"},"flag":{"BOOL":true},
         "nested":{"M":{"list":{"L":[{"N":"1"},{"M":{"x":{"S":"deep"}}}]}}},"bytes":{"B":"AQID"}}
        """;

    private const string Placeholders = """
        {"ExpressionAttributeNames":{"#c":"counter","#list":"list"},
         "ExpressionAttributeValues":{":one":{"N":"1"},":seven":{"N":"7.0"},":nine":{"N":"9"},":a":{"S":"a"},":trim":{"S":"TRIM"},":deep":{"S":"deep"},
           ":N":{"S":"N"},":true":{"BOOL":true},":set":{"SS":["b","a"]},":five":{"N":"5"},":b":{"B":"AQ=="}}}
        """;

    [Theory]
    [InlineData("#c = :seven", true)]
    [InlineData("#c <> :seven", false)]
    [InlineData("absent <> :seven", true)]
    [InlineData("absent = :seven", false)]
    [InlineData("absent < :seven", false)]
    [InlineData("#c < :nine AND #c > :one", true)]
    [InlineData("#c BETWEEN :one AND :nine", true)]
    [InlineData("NOT #c BETWEEN :one AND :five", true)]
    [InlineData("#c IN (:one, :seven)", true)]
    [InlineData("attribute_exists(nested.#list[1].x)", true)]
    [InlineData("attribute_not_exists(nested.#list[2])", true)]
    [InlineData("nested.#list[1].x = :deep", true)]
    [InlineData("attribute_type(#c, :N)", true)]
    [InlineData("begins_with(checkpoint, :trim)", true)]
    [InlineData("begins_with(bytes, :b)", true)]
    [InlineData("contains(owners, :a)", true)]
    [InlineData("contains(checkpoint, :trim)", true)]
    [InlineData("contains(nested.#list, :one)", true)]
    [InlineData("owners = :set", true)]
    [InlineData("flag = :true", true)]
    [InlineData("size(checkpoint) > :nine", true)]
    [InlineData("size(owners) = :one", false)]
    [InlineData("#c = :a", false)]
    [InlineData("#c < :a", false)]
    [InlineData("#c = :one OR #c = :seven AND flag = :true", true)]
    [InlineData("(#c = :one OR #c = :seven) AND NOT flag = :true", false)]
    [InlineData("not attribute_exists(id) or attribute_exists(id)", true)]
    public void Holds_Expression_IsAsTheItemSays(string expression, bool expected) => Assert.Equal(expected, Parse(expression).Holds(Attributes(Item)));

    [Theory]
    [InlineData("#c = ", "Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \"=\"")]
    [InlineData("#c - :one", "Invalid ConditionExpression: Syntax error; token: \"-\", near: \"#c - :one\"")]
    [InlineData("a-b", "Invalid ConditionExpression: Syntax error; token: \"-\", near: \"a-b\"")]
    [InlineData("#c = ?x", "Invalid ConditionExpression: Syntax error; token: \"?\", near: \"= ?x\"")]
    [InlineData("", "Invalid ConditionExpression: The expression can not be empty;")]
    [InlineData("name = :one", "Invalid ConditionExpression: Attribute name is a reserved keyword; reserved keyword: name")]
    [InlineData("#x = :one", "Invalid ConditionExpression: An expression attribute name used in the document path is not defined; attribute name: #x")]
    [InlineData("#c = :x", "Invalid ConditionExpression: An expression attribute value used in expression is not defined; attribute value: :x")]
    [InlineData("unheard_of(#c)", "Invalid ConditionExpression: Invalid function name; function: unheard_of")]
    [InlineData("begins_with(#c, :one)", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: begins_with, operand type: N")]
    [InlineData("contains(#c)", "Invalid ConditionExpression: Incorrect number of operands for operator or function; operator or function: contains, number of operands: 1")]
    public void Parse_UnfitExpression_IsRefusedInDynamoDbsWords(string expression, string message) =>
        Assert.Equal(message, Assert.Throws<AwsException>(() => Parse(expression)).Message);

    [Fact]
    public void EnsureAllUsed_UnusedValue_IsRefused()
    {
        var scope = new ExpressionScope(Json("""{"ExpressionAttributeValues":{":a":{"S":"x"},":b":{"S":"y"}}}"""));
        ConditionParser.Parse("id = :a", "ConditionExpression", scope);

        var refusal = Assert.Throws<AwsException>(() => scope.EnsureAllUsed(hasExpressions: true));
        Assert.Equal("Value provided in ExpressionAttributeValues unused in expressions: keys: {:b}", refusal.Message);
    }

    private static Condition Parse(string expression) => ConditionParser.Parse(expression, "ConditionExpression", new ExpressionScope(Json(Placeholders)));

    private static AttributeMap Attributes(string json) => AttributeJson.ReadMap(Json(json));

    private static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;
}
