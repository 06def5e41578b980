using Visa.LocalAws.DynamoDb.Values;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.DynamoDb.Expressions;

/// <summary>What a SET action computes from the item as it was before the update.</summary>
internal sealed record UpdateValue(UpdateFunction Function, Operand? Operand, UpdateValue? Left = null, UpdateValue? Right = null)
{
    public static UpdateValue Of(Operand operand) => new(UpdateFunction.None, operand);

    public AttributeValue Evaluate(AttributeMap item) => Function switch
    {
        UpdateFunction.None => Operand!.Evaluate(item)
            ?? throw ValidationFailure.Of("The provided expression refers to an attribute that does not exist in the item"),
        UpdateFunction.IfNotExists => Operand!.Evaluate(item) ?? Right!.Evaluate(item),
        UpdateFunction.ListAppend => AttributeValue.ListOf(List(Left!, item).Concat(List(Right!, item))),
        UpdateFunction.Plus => AttributeValue.Of(Number(Left!, item) + Number(Right!, item)),
        _ => AttributeValue.Of(Number(Left!, item) - Number(Right!, item)),
    };

    private static DynamoNumber Number(UpdateValue part, AttributeMap item) =>
        part.Evaluate(item) is { Type: AttributeType.N } number ? number.Number : throw IncorrectType();

    private static IReadOnlyList<AttributeValue> List(UpdateValue part, AttributeMap item) =>
        part.Evaluate(item) is { Type: AttributeType.L } list ? list.Elements : throw IncorrectType();

    private static AwsException IncorrectType() => ValidationFailure.Of("An operand in the update expression has an incorrect data type");
}
