using Visa.Scoring.Training;

namespace Visa.Benchmarks.Training;

/// <summary>Rows as a program in another language reads them: width, training rows, test rows (int32), then of each row its label and its values (float32), little-endian.</summary>
internal static class RowsFile
{
    public static void Write(string path, LabelledRows training, LabelledRows test)
    {
        using var file = new BinaryWriter(File.Create(path));
        file.Write(training.Width);
        file.Write(training.Count);
        file.Write(test.Count);
        foreach (var rows in new[] { training, test })
        {
            for (var row = 0; row < rows.Count; row++)
            {
                file.Write(rows.IsFraud[row] ? 1f : 0f);
                file.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(rows.Row(row)));
            }
        }
    }
}
