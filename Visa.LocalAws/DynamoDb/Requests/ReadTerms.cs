using System.Text.Json;
using Visa.LocalAws.DynamoDb.Expressions;

namespace Visa.LocalAws.DynamoDb.Requests;

/// <summary>Which attributes a reading request asks for.</summary>
internal static class ReadTerms
{
    /// <summary>The projection of a request that has no other expression; null for whole items.</summary>
    public static Projection? ReadProjection(JsonElement request)
    {
        ExpressionMix.EnsureOneKind(request);
        var scope = new ExpressionScope(request);
        var projection = ReadProjection(request, scope);
        scope.EnsureAllUsed(ExpressionMix.HasExpressions(request));
        return projection;
    }

    public static Projection? ReadProjection(JsonElement request, ExpressionScope scope)
    {
        if (request.Text("ProjectionExpression") is { } expression)
            return Projection.Parse(expression, scope);
        var names = request.List("AttributesToGet");
        if (names.Select(name => name.ToString()).GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } duplicate)
            throw ValidationFailure.OfValues($"Duplicate value in attribute name: {duplicate.Key}");
        return names.Count == 0 ? null : new Projection([.. names.Select(name => DocumentPath.Of(name.GetString()!))]);
    }
}
