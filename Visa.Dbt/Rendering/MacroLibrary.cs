using Visa.Dbt.Jinja;

namespace Visa.Dbt.Rendering;

/// <summary>The macros and generic tests of the project, and dbt's own four tests.</summary>
internal sealed class MacroLibrary
{
    private const string BuiltInFile = "dbt/generic_tests.sql";

    /// <summary>The tests that every dbt project has: which rows each finds wrong, under dbt's names of columns.</summary>
    private const string BuiltIn = """
        {% test unique(model, column_name) %}
        select {{ column_name }} as unique_field, count(*) as n_records
        from {{ model }}
        where {{ column_name }} is not null
        group by {{ column_name }}
        having count(*) > 1
        {% endtest %}

        {% test not_null(model, column_name) %}
        select {{ '*' if config.get('store_failures') else column_name }}
        from {{ model }}
        where {{ column_name }} is null
        {% endtest %}

        {% test accepted_values(model, column_name, values, quote=True) %}
        {%- set mark = "'" if quote else "" -%}
        select value_field, n_records
        from (select {{ column_name }} as value_field, count(*) as n_records from {{ model }} group by {{ column_name }}) all_values
        where value_field not in ({% for value in values %}{{ mark ~ value ~ mark }}{{ ", " if not loop.last }}{% endfor %})
        {% endtest %}

        {% test relationships(model, column_name, to, field) %}
        select child.from_field
        from (select {{ column_name }} as from_field from {{ model }} where {{ column_name }} is not null) child
        left join (select {{ field }} as to_field from {{ to }}) parent on child.from_field = parent.to_field
        where parent.to_field is null
        {% endtest %}
        """;

    private readonly Dictionary<string, MacroSource> _macros = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MacroSource> _tests = new(StringComparer.Ordinal);

    public MacroLibrary() => Add(BuiltIn, BuiltInFile, "dbt");

    public IEnumerable<MacroSource> Macros => _macros.Values;

    public IEnumerable<MacroSource> Tests => _tests.Values;

    public MacroSource? Macro(string name) => _macros.GetValueOrDefault(name);

    public MacroSource? Test(string name) => _tests.GetValueOrDefault(name);

    /// <summary>Takes over the definitions of a file. The project's come before dbt's own.</summary>
    public void Add(string source, string file, string package)
    {
        foreach (var definition in Template.Parse(source, file).Definitions)
        {
            var known = definition.IsTest ? _tests : _macros;
            if (known.TryGetValue(definition.Identifier, out var other) && other.Package == package)
                throw new DbtException($"{(definition.IsTest ? "the test" : "the macro")} {definition.Identifier} is defined twice: also in {other.File}", file, definition.Line);
            known[definition.Identifier] = new MacroSource(definition, file, package, source);
        }
    }
}
