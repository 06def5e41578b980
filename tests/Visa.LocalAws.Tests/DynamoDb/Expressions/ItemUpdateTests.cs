using System.Text;
using System.Text.Json;
using Visa.LocalAws.DynamoDb.Expressions;
using Visa.LocalAws.DynamoDb.Values;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Tests.DynamoDb.Expressions;

public sealed class ItemUpdateTests
{
    private const string Values = """
        {"ExpressionAttributeValues":{":one":{"N":"1"},":two":{"N":"2"},":s":{"S":"s"},":list":{"L":[{"N":"9"}]},":set":{"SS":["b","c"]},":all":{"SS":["a","b"]},":empty":{"L":[]}}}
        """;

    [Theory]
    [InlineData("""{"n":{"N":"5"}}""", "SET n = n + :one", """{"n":{"N":"6"}}""")]
    [InlineData("""{"n":{"N":"5"}}""", "SET n = :one - n", """{"n":{"N":"-4"}}""")]
    [InlineData("""{"a":{"N":"1"},"b":{"N":"2"}}""", "SET a = b, b = a", """{"a":{"N":"2"},"b":{"N":"1"}}""")]
    [InlineData("{}", "SET n = if_not_exists(n, :one) + :two", """{"n":{"N":"3"}}""")]
    [InlineData("""{"l":{"L":[{"N":"1"}]}}""", "SET l = list_append(l, :list)", """{"l":{"L":[{"N":"1"},{"N":"9"}]}}""")]
    [InlineData("{}", "SET l = list_append(:list, if_not_exists(l, :empty))", """{"l":{"L":[{"N":"9"}]}}""")]
    [InlineData("""{"l":{"L":[{"N":"0"},{"N":"1"},{"N":"2"},{"N":"3"}]}}""", "REMOVE l[0], l[2] SET l[3] = :s", """{"l":{"L":[{"N":"1"},{"S":"s"}]}}""")]
    [InlineData("""{"l":{"L":[{"N":"0"}]}}""", "SET l[7] = :one, l[9] = :two", """{"l":{"L":[{"N":"0"},{"N":"1"},{"N":"2"}]}}""")]
    [InlineData("""{"m":{"M":{"x":{"N":"1"},"y":{"N":"2"}}}}""", "SET m.z = :s REMOVE m.x", """{"m":{"M":{"y":{"N":"2"},"z":{"S":"s"}}}}""")]
    [InlineData("{}", "ADD n :two", """{"n":{"N":"2"}}""")]
    [InlineData("""{"n":{"N":"40"}}""", "ADD n :two", """{"n":{"N":"42"}}""")]
    [InlineData("""{"s":{"SS":["a"]}}""", "ADD s :set", """{"s":{"SS":["a","b","c"]}}""")]
    [InlineData("""{"s":{"SS":["a","b"]}}""", "DELETE s :set", """{"s":{"SS":["a"]}}""")]
    [InlineData("""{"s":{"SS":["a","b"]}}""", "DELETE s :all", "{}")]
    [InlineData("{}", "REMOVE nothing DELETE s :set", "{}")]
    public void Apply_Expression_ChangesTheItemSo(string before, string expression, string after) =>
        Assert.Equal(Attributes(after), ItemUpdate.Apply(Attributes(before), Parse(expression)));

    [Theory]
    [InlineData("SET gone = elsewhere", "The provided expression refers to an attribute that does not exist in the item")]
    [InlineData("SET m.x = :one", "The document path provided in the update expression is invalid for update")]
    [InlineData("SET s = s + :one", "An operand in the update expression has an incorrect data type")]
    [InlineData("ADD s :one", "An operand in the update expression has an incorrect data type")]
    public void Apply_NotPossibleForTheItem_IsRefused(string expression, string message)
    {
        var refusal = Assert.Throws<AwsException>(() => ItemUpdate.Apply(Attributes("""{"s":{"S":"text"}}"""), Parse(expression)));
        Assert.Equal(message, refusal.Message);
    }

    [Theory]
    [InlineData("SET a = :one, a.b = :two", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, b]")]
    [InlineData("SET a.b = :one REMOVE a[1]", "Invalid UpdateExpression: Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [1]]")]
    [InlineData("SET a = :one SET b = :two", "Invalid UpdateExpression: The \"SET\" section can only be used once in an update expression;")]
    [InlineData("ADD a :s", "Invalid UpdateExpression: Incorrect operand type for operator or function; operator: ADD, operand type: STRING")]
    [InlineData("CHANGE a", "Invalid UpdateExpression: Syntax error; token: \"CHANGE\", near: \"CHANGE a\"")]
    public void Parse_UnfitExpression_IsRefusedInDynamoDbsWords(string expression, string message) =>
        Assert.Equal(message, Assert.Throws<AwsException>(() => Parse(expression)).Message);

    [Fact]
    public void AttributeJson_EveryType_ReadsBackWhatItWrites()
    {
        const string json = """
            {"s":{"S":"é💳"},"n":{"N":"-0.001"},"b":{"B":"AQID"},"t":{"BOOL":false},"z":{"NULL":true},"ss":{"SS":["a","b"]},"ns":{"NS":["1","10"]},"bs":{"BS":["AQ==","Ag=="]},"l":{"L":[{"S":""},{"L":[]}]},"m":{"M":{"x":{"M":{}}}}}
            """;
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            AttributeJson.Write(writer, Attributes(json));

        Assert.True(JsonElement.DeepEquals(Json(json), Json(Encoding.UTF8.GetString(buffer.ToArray()))));
    }

    private static IReadOnlyList<UpdateAction> Parse(string expression) => UpdateParser.Parse(expression, new ExpressionScope(Json(Values)));

    private static AttributeMap Attributes(string json) => AttributeJson.ReadMap(Json(json));

    private static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;
}
