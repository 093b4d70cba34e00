module chaos-401/ci/ryuk

go 1.19
