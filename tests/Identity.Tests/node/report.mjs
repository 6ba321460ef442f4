// The last line of every program here is what it found, as JSON, for the test that runs it.
export const report = (result) => console.log(JSON.stringify(result))

export const config = JSON.parse(process.env.RP_TEST)
