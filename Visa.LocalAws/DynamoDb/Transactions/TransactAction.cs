using System.Text.Json;
using Visa.LocalAws.DynamoDb.Operations;
using Visa.LocalAws.DynamoDb.Requests;
using Visa.LocalAws.DynamoDb.Tables;
using Visa.LocalAws.DynamoDb.Values;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.DynamoDb.Transactions;

/// <summary>One action of TransactWriteItems: a check, put, update or delete of one item.</summary>
internal sealed class TransactAction
{
    private static readonly string[] Kinds = ["ConditionCheck", "Put", "Update", "Delete"];

    private readonly WriteTerms _terms;
    private readonly Func<AttributeMap?, AttributeMap?>? _change;
    private readonly AwsException? _invalid;

    private TransactAction(Table table, AttributeMap key, WriteTerms terms, Func<AttributeMap?, AttributeMap?>? change, AwsException? invalid)
    {
        Table = table;
        Key = key;
        _terms = terms;
        _change = change;
        _invalid = invalid;
    }

    public Table Table { get; }

    /// <summary>The item's key, or all that was given when that is not a valid one.</summary>
    public AttributeMap Key { get; }

    public static TransactAction Read(Database database, JsonElement item)
    {
        var given = Kinds.Where(kind => item.Has(kind)).ToArray();
        if (given.Length != 1)
            throw ValidationFailure.Of("TransactItems can only contain one of Check, Put, Update or Delete");
        var request = item.Member(given[0])!.Value;
        var table = TableName.Find(database, request);
        return given[0] == "Put" ? ReadPut(table, request) : ReadKeyed(given[0], table, request);
    }

    /// <summary>What the action makes of its item; a reason other than none cancels the transaction.</summary>
    public (CancellationReason Reason, TransactionChange? Change) Decide()
    {
        if (_invalid is not null)
            return (new("ValidationError", _invalid.Message), null);
        var old = Table.Find(Key);
        if (_terms.Condition?.Holds(old ?? AttributeMap.Empty) == false)
            return (new("ConditionalCheckFailed", "The conditional request failed", _terms.ReturnsOldOnFailure ? old : null), null);
        try
        {
            return (CancellationReason.None, _change is null ? null : new TransactionChange(Table.Definition.Id, Key, _change(old)));
        }
        catch (AwsException refusal) when (refusal.Code == ValidationFailure.Code)
        {
            return (new("ValidationError", refusal.Message), null);
        }
    }

    private static TransactAction ReadPut(Table table, JsonElement request)
    {
        var item = request.RequiredAttributes("Item");
        var terms = ReadTerms(request);
        var invalid = Problem(() => KeyRules.EnsureItem(table.Definition, item));
        return new(table, invalid is null ? table.Definition.Keys.KeyOf(item) : item, terms, _ => item, invalid);
    }

    private static TransactAction ReadKeyed(string kind, Table table, JsonElement request)
    {
        var key = request.RequiredAttributes("Key");
        var terms = new WriteTerms(request, "NONE");
        if (kind == "ConditionCheck" && terms.Condition is null)
            throw RequestMembers.Missing("ConditionExpression");
        var actions = kind == "Update" ? UpdateItem.ReadActions(request, terms.Scope) : [];
        terms.Scope.EnsureAllUsed(ExpressionMix.HasExpressions(request));
        var invalid = Problem(() => KeyRules.EnsureKey(table.Definition, key)) ?? Problem(() => UpdateItem.EnsureKeyIsLeft(table.Definition, actions));
        return kind switch
        {
            "ConditionCheck" => new(table, key, terms, null, invalid),
            "Delete" => new(table, key, terms, _ => null, invalid),
            _ => new(table, key, terms, old => UpdateItem.Update(table.Definition, old ?? key, actions), invalid),
        };
    }

    private static WriteTerms ReadTerms(JsonElement request)
    {
        var terms = new WriteTerms(request, "NONE");
        terms.Scope.EnsureAllUsed(ExpressionMix.HasExpressions(request));
        return terms;
    }

    private static AwsException? Problem(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (AwsException refusal)
        {
            return refusal;
        }
    }
}
