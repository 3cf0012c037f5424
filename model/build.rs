//! Turns every built-in model from YAML into JSON, which the program reads at each start in a tenth of the time.
//!
//! Nothing is checked here but that it is YAML: the tests hold the models to the rules.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=model");
    let out = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    for entry in fs::read_dir("model")? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            let model: serde_json::Value = serde_yaml::from_str(&fs::read_to_string(&path)?)?;
            let name = path.with_extension("json");
            fs::write(Path::new(&out).join(name.file_name().ok_or("a model file has a name")?), model.to_string())?;
        }
    }
    Ok(())
}
