using Microsoft.ML;
using Microsoft.ML.Data;

namespace Visa.Scoring.Training;

/// <summary>Shows rows to ML.NET without a copy of the table.</summary>
internal static class MlData
{
    public static IDataView View(MLContext ml, LabelledRows rows, double fraudWeight = 1)
    {
        var schema = SchemaDefinition.Create(typeof(MlRow));
        schema[nameof(MlRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows.Width);
        return ml.Data.LoadFromEnumerable(Rows(rows, (float)fraudWeight), schema);
    }

    private static IEnumerable<MlRow> Rows(LabelledRows rows, float fraudWeight)
    {
        var row = new MlRow { Features = new float[rows.Width] };
        for (var i = 0; i < rows.Count; i++)
        {
            rows.Row(i).CopyTo(row.Features);
            row.Label = rows.IsFraud[i];
            row.Weight = row.Label ? fraudWeight : 1;
            yield return row;
        }
    }
}
