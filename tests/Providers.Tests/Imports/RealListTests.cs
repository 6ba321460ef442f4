using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Tests.Imports;

/// <summary>
/// The published lists. The figures were counted by a program of its own (Python's csv module, no code of this
/// repository): rows by URN; "withdrawn" as the URNs held and not on the list; of each URN the overall judgement of the
/// latest inspection date, compared by rank (Inadequate 1, Requires improvement and Adequate 2, Good 3, Outstanding 4)
/// with the one held so far, where an older date than the one held counts as the same.
/// </summary>
public sealed class RealListTests
{
    [SharedFact]
    public async Task Print()
    {
        await using var register = await Register.StartAsync();
        foreach (var (file, day) in new[] { ("provider_at_march_2019.csv", new DateOnly(2019, 3, 31)), ("provider_at_march_2022_yep.csv", new DateOnly(2022, 3, 31)), ("All_SocCare_inspec_2223.csv", new DateOnly(2023, 3, 31)), ("provider_at_march_2024.csv", new DateOnly(2024, 3, 31)), ("provider_at_march_2024.csv", new DateOnly(2024, 3, 31)),("provider_at_march_2019.csv", new DateOnly(2019, 3, 31)) })
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var report = await register.ImportAsync(SharedData.Read($"ofsted/{file}"), day);
            report.Problems.Clear();
            report.IgnoredColumns.Clear();
            Console.WriteLine($"{file} {watch.ElapsedMilliseconds} ms {report}");
            foreach (var row in await register.StoredAsync<string>("select concat_ws(' ', type, count(*)) from providers.outbox group by type"))
                Console.WriteLine("   " + row);
            foreach (var row in await register.StoredAsync<string>("select concat_ws(' ', rule, count(*)) from providers.import_problem where import_id = (select id from providers.import order by imported_at desc limit 1) group by rule"))
                Console.WriteLine("   " + row);
        }
    }
}
