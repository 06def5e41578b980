using System.Collections;
using Visa.Dbt.Jinja.Values;

namespace Visa.Dbt.Jinja.Evaluation;

/// <summary>Jinja's tests: <c>x is defined</c>.</summary>
internal static class Checks
{
    public static bool Apply(string name, object? value, Arguments arguments) => name switch
    {
        "defined" => value is not Undefined,
        "undefined" => value is Undefined,
        "none" => value is null,
        "string" => value is string,
        "number" => value is long or double,
        "integer" => value is long,
        "float" => value is double,
        "boolean" => value is bool,
        "true" => value is true,
        "false" => value is false,
        "mapping" => value is IDictionary<string, object?>,
        "iterable" or "sequence" => value is string or IEnumerable,
        "callable" => value is Callable,
        "odd" => (Value.ToLong(value) & 1) == 1,
        "even" => (Value.ToLong(value) & 1) == 0,
        "divisibleby" => Value.ToLong(value) % Value.ToLong(arguments.Require(0, "number")) == 0,
        "in" => Value.IsTrue(Operators.Apply("in", value, arguments.Require(0, "sequence"))),
        "eq" or "equalto" or "sameas" => Value.AreEqual(value, arguments.Require(0, "other")),
        "ne" => !Value.AreEqual(value, arguments.Require(0, "other")),
        _ => throw arguments.Wrong($"there is no test '{name}'"),
    };
}
